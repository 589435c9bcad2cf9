package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingCommandsTest {
    private static final String ITEM =
            """
            {"key":"ORBIT-1","summary":"a \\u001b[31mred\\u0007 one","assignee":{"id":"5b","name":"Mia"},
            "labels":["a","b"],"rank":null,"storyPoints":20,"custom":{"team":"Blue"}}\
            """;

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_item_is_shown_one_field_a_line_without_what_is_null() {
        server.answering("/ops/items/acme/ORBIT-1", 200, ITEM);

        Ran ran = run("item", "ORBIT-1", "--site", "acme");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "key              ORBIT-1",
                        "summary          a  [31mred  one",
                        "assignee         Mia",
                        "labels           a, b",
                        "storyPoints      20",
                        "custom           {\"team\":\"Blue\"}");
    }

    @Test
    void as_json_it_is_the_answer_itself() {
        server.answering(
                "/ops/items/default/ORBIT-1", 200, "{\"key\":\"ORBIT-1\",\"deleted\":false}");

        Ran ran = run("item", "ORBIT-1", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringWhitespace("{\"key\":\"ORBIT-1\",\"deleted\":false}");
    }

    @Test
    void what_is_gone_is_shown_said_to_be_gone_and_ends_with_1() {
        server.answering("/ops/items/default/ORBIT-1", 410, "{\"key\":\"ORBIT-1\"}");

        Ran ran = run("item", "ORBIT-1");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out().lines())
                .containsExactly(
                        "gone: deleted in Jira, or hidden with its project",
                        "key              ORBIT-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"error\":\"not_found\",\"message\":\"unknown\"} | not_found: unknown",
                "403 | {\"message\":\"Forbidden\"} | HTTP 403: Forbidden",
                "502 | <html> | HTTP 502: no explanation",
                "500 | '' | HTTP 500: no explanation",
                "200 | <html>another server</html> | HTTP 200: no explanation",
                "200 | \"a text\" | HTTP 200: no explanation",
                "404 | {\"message\":\"a\\u009b2J\\u202eb\"} | HTTP 404: a 2J b",
            })
    void what_went_wrong_is_one_line_and_ends_with_1(int status, String body, String line) {
        server.answering("/ops/items/default/A-1", status, body);

        Ran ran = run("item", "A-1");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).containsExactly(line);
        assertThat(ran.out()).isEmpty();
        assertThat(run("item", "A-1", "--json").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void json_shows_no_control_character_either_and_is_still_the_same_json() {
        server.answering("/ops/items/default/A-1", 200, "{\"a\":\"\u007f\u009b\u202eü\u2028\"}");

        assertThat(run("item", "A-1", "--json").out())
                .contains("\"\\u007F\\u009B\\u202Eü\\u2028\"");
    }

    @Test
    void a_key_is_requested_whatever_characters_it_has() {
        assertThat(run("item", "A/../B ü?#~").err()).contains("HTTP 404");
        assertThat(server.asked().getFirst().path())
                .isEqualTo("/ops/items/default/A%2F..%2FB%20%C3%BC%3F%23~");
    }

    @Test
    void a_queue_is_a_table_below_its_sprint() {
        server.answering(
                "/ops/sprints/default/41/queue",
                200,
                """
                {"sprint":{"id":"41","name":"One","state":"active","goal":"Ship"},"items":[
                {"key":"A-1","summary":"%s","storyPoints":0.5,"assignee":{"id":"i","name":"Mia"}},
                {"key":"A-2","summary":"two\\nlines","assignee":null}]}\
                """
                        .formatted("long ".repeat(20)));

        Ran ran = run("queue", "41");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "Sprint 41 One (active), 2 items",
                        "Goal: Ship",
                        "KEY",
                        "0.5",
                        "Mia",
                        "two lines",
                        "…");
    }

    @Test
    void a_queue_without_items_or_goal_is_one_line() {
        server.answering(
                "/ops/sprints/default/41/queue",
                200,
                """
                {"sprint":{"id":"41","name":"One","state":"future","goal":null},"items":[]}\
                """);

        assertThat(run("queue", "41").out().lines())
                .containsExactly("Sprint 41 One (future), 0 items");
    }

    @Test
    void what_is_left_over_of_a_closed_sprint_is_a_separate_table() {
        server.answering(
                "/ops/sprints/default/41/queue",
                200,
                """
                {"sprint":{"id":"41","name":"One","state":"closed","deleted":false},
                "items":[{"key":"A-1"}],"leftOver":[{"key":"A-2"},{"key":"A-3"}]}\
                """);

        assertThat(run("queue", "41").out())
                .contains("Sprint 41 One (closed), 1 item, 2 left over")
                .containsSubsequence(
                        "A-1", "Left over, not done when the sprint closed:", "A-2", "A-3");
    }

    @Test
    void a_deleted_sprint_is_said_to_be_gone_and_what_named_it_is_left_over() {
        server.answering(
                "/ops/sprints/default/41/queue",
                410,
                """
                {"sprint":{"id":"41","name":"One","state":"active","deleted":true},
                "items":[],"leftOver":[{"key":"A-2"}]}\
                """);

        Ran ran = run("queue", "41");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out())
                .contains("Sprint 41 One (deleted), 0 items, 1 left over")
                .containsSubsequence("Left over, in the sprint when it was deleted:", "A-2");
    }

    @Test
    void an_item_names_the_sprint_that_it_is_left_over_of() {
        server.answering(
                "/ops/items/default/orbit-1", 200, "{\"sprintId\":null,\"leftOverOf\":\"41\"}");

        assertThat(run("item", "orbit-1").out().lines()).containsExactly("leftOverOf       41");
    }

    @Test
    void one_item_is_one_item() {
        server.answering(
                "/ops/sprints/default/41/queue",
                200,
                "{\"sprint\":{\"id\":\"41\"},\"items\":[{\"key\":\"A-1\"}]}");

        assertThat(run("queue", "41").out()).containsPattern("1 item\\R");
    }

    @Test
    void an_event_is_shown_with_its_attempts() {
        server.answering(
                "/ops/events/default/issue-1~00",
                200,
                """
                {"eventId":"issue-1~00","outcome":"DEAD","attempts":[{"at":"x","error":"y"}]}\
                """);

        assertThat(run("event", "issue-1~00").out().lines())
                .containsExactly(
                        "eventId          issue-1~00",
                        "outcome          DEAD",
                        "attempts         {\"at\":\"x\",\"error\":\"y\"}");
    }

    @ParameterizedTest
    @CsvSource({"200, ok, 0", "200, degraded, 0", "503, down, 1"})
    void the_public_health_is_one_word_and_down_is_a_failure(int status, String word, int code) {
        server.answering("/health", status, "{\"status\":\"%s\"}".formatted(word));

        Ran ran = run("health", "--public");

        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out().lines()).containsExactly(word);
        assertThat(ran.err()).isEmpty();
        assertThat(run("health", "--public", "--json").code()).isEqualTo(code);
        assertThat(run("health", "--public", "--json").out())
                .contains("\"status\" : \"" + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{\"hello\":1}"})
    void health_of_another_server_is_not_taken_for_ours(String body) {
        server.answering("/health", 502, body);

        Ran ran = run("health", "--public");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).startsWith("HTTP 502");
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }
}
