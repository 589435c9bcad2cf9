package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandsTest {
    private static final String QUEUE =
            """
            {"sprint":{"id":"41","name":"One","state":"active"},"items":[
            {"key":"A-1","summary":"=1+1","queueState":"ACTIVE","storyPoints":0.5,
            "assignee":{"id":"i","name":"Mia"},"labels":["a","b"],"subtask":false},
            {"key":"A-2","summary":"part","queueState":"DONE","storyPoints":3,"subtask":true,
            "parentKey":"A-1"}],"leftOver":[]}\
            """;

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }

    private void answerSprints(boolean complete, String... sprints) {
        server.answering(
                "/ops/sprints/default",
                200,
                "{\"sprints\":[%s],\"unreadable\":[],\"complete\":%s,\"next\":null}"
                        .formatted(String.join(",", sprints), complete));
    }

    private static String sprint(String id, String state) {
        return """
        {"id":"%s","name":"One","state":"%s","goal":"Ship","startDate":"2026-10-05T07:00:00Z",
        "endDate":"2026-10-16T14:00:00Z","completeDate":null,
        "activatedDate":"2026-10-05T07:00:04.876Z","boardId":"9","deleted":false,
        "origin":"event"}\
        """
                .formatted(id, state);
    }

    @Test
    void sprints_are_a_table_with_times_to_the_minute() {
        answerSprints(true, sprint("41", "active"), sprint("42", "future"));

        Ran ran = run("sprints", "--state", "active,future", "--board", "9");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| ID | NAME | STATE | START (UTC) | END (UTC) | BOARD | GOAL |",
                        "| 41 | One | active | 2026-10-05 07:00 | 2026-10-16 14:00 | 9 | Ship |");
        assertThat(ran.out()).doesNotContain("migrate");
        assertThat(server.asked().getFirst().query())
                .isEqualTo("state=active%2Cfuture&board=9&limit=50");
    }

    @Test
    void a_list_that_may_lack_old_rows_says_so_and_what_to_do() {
        answerSprints(false);

        assertThat(run("sprints").out().lines()).first().isEqualTo("no sprints here");
        assertThat(run("sprints").out()).contains("run sprintqueue migrate");
        assertThat(run("queue").out()).contains("run sprintqueue migrate");
        assertThat(run("sprints", "--csv").err()).contains("run sprintqueue migrate");
    }

    @Test
    void the_only_active_sprint_is_shown_if_none_is_named() {
        answerSprints(true, sprint("41", "active"));
        server.answering("/ops/sprints/default/41/queue", 200, QUEUE);

        Ran ran = run("queue");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .startsWith("Sprint 41 One (active), 1 item and 1 sub-task, 0.5 points");
        assertThat(ran.out()).contains("(of A-1) part");
        assertThat(server.asked().getFirst().query()).isEqualTo("state=active");
    }

    @Test
    void several_active_sprints_are_listed() {
        answerSprints(true, sprint("41", "active"), sprint("43", "active"));

        Ran ran = run("queue");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("| 41 ", "| 43 ", "Show one with sprintqueue queue ID.");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--csv", "--watch", "--text=x"})
    void what_needs_one_sprint_names_the_active_ones(String option) {
        answerSprints(true, sprint("41", "active"), sprint("43", "active"));

        Ran ran = run("queue", option);

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).containsExactly("2 sprints are active, name one: 41, 43");
    }

    @Test
    void no_active_sprint_is_said() {
        answerSprints(true);

        assertThat(run("queue").out().lines())
                .containsExactly("no sprint is active; sprintqueue sprints lists all");
    }

    @Test
    void filters_are_passed_on_with_every_part() {
        String filters = "assignee=Mia%20M&state=DONE&type=Bug&label=a%26b&text=x";
        server.answering(
                        "/ops/sprints/default/41/queue?" + filters,
                        200,
                        "{\"sprint\":{\"id\":\"41\"},\"items\":[{\"key\":\"A-1\"}],\"next\":\"n\"}")
                .answering(
                        "/ops/sprints/default/41/queue?" + filters + "&next=n",
                        200,
                        "{\"items\":[{\"key\":\"A-2\"}],\"next\":null}");

        Ran ran =
                run(
                        "queue",
                        "41",
                        "--assignee",
                        "Mia M",
                        "--state",
                        "done",
                        "--type",
                        "Bug",
                        "--label",
                        "a&b",
                        "--text",
                        "x");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("A-1", "A-2");
    }

    @Test
    void a_queue_as_csv_has_a_header_and_names_of_the_json() {
        server.answering("/ops/sprints/default/41/queue", 200, QUEUE);

        Ran ran = run("queue", "41", "--csv");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("site,key,issueId,summary,type,")
                .contains("\r\n,A-1,,'=1+1,", ",Mia,i,", ",0.5,", ",\"a, b\",")
                .endsWith("\r\n");
        assertThat(ran.out().split("\r\n")).hasSize(3);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void what_is_gone_or_cannot_be_read_is_said_apart_from_the_csv() {
        server.answering(
                "/ops/sprints/default/41/queue",
                410,
                """
                {"sprint":{"id":"41","deleted":true},"items":[],"leftOver":[{"key":"A-2"}],
                "unreadable":[{"site":"default","id":"issue-7"}],"next":null}\
                """);

        Ran ran = run("queue", "41", "--csv");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out().split("\r\n")).hasSize(2);
        assertThat(ran.err().lines())
                .containsExactly(
                        "gone: deleted in Jira, or hidden with its project",
                        "Cannot be read: issue-7 of site default");
    }

    @Test
    void a_backlog_is_a_table_with_what_is_left_over() {
        server.answering(
                "/ops/backlog/acme/ORBIT",
                200,
                """
                {"project":{"id":"10031","key":"ORBIT","name":"Orbit"},"items":[{"key":"A-1"}],
                "leftOver":[{"key":"A-2"}],"unreadable":[{"site":"acme","id":"issue-7"}],
                "complete":false,"truncated":false,"next":null}\
                """);

        Ran ran = run("backlog", "ORBIT", "--site", "acme");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("Backlog of ORBIT Orbit, 1 item, 1 left over")
                .containsSubsequence(
                        "A-1",
                        "Left over of closed sprints:",
                        "A-2",
                        "Cannot be read: issue-7 of site acme",
                        "run sprintqueue migrate");
        assertThat(run("backlog", "ORBIT", "--site", "acme", "--csv").out().split("\r\n"))
                .hasSize(3);
    }

    @Test
    void what_is_not_there_is_said_and_ends_with_1_as_csv_too() {
        server.answering(
                "/ops/backlog/default/NOPE", 404, "{\"error\":\"not_found\",\"message\":\"no\"}");

        for (Ran ran : new Ran[] {run("backlog", "NOPE"), run("backlog", "NOPE", "--csv")}) {
            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.err().lines()).containsExactly("not_found: no");
            assertThat(ran.out()).isEmpty();
        }
    }

    @Test
    void a_queue_in_one_line_counts_states() {
        server.answering("/ops/sprints/default/41/queue", 200, QUEUE);

        assertThat(QueueTable.line(json(run("queue", "41", "--json").out())))
                .isEqualTo(
                        "Sprint 41 (active)  1 item and 1 sub-task, 0.5 points"
                                + "  PENDING 0  ACTIVE 1  DONE 1");
    }

    private static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }
}
