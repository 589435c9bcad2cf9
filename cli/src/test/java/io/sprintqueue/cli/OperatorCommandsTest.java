package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCommandsTest {
    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_explanation_says_of_each_field_who_changed_it_or_what_is_known_instead() {
        server.answering(
                "/ops/items/acme/A-1/explain",
                200,
                """
                {"site":"acme","issueId":"7","key":"A-1","revision":3,"historyComplete":false,"fields":[
                {"name":"status","value":"Done","eventId":"issue-7~00","change":{"known":"known",
                "by":{"id":"5b","name":"Ada"},"at":"2026-10-05T09:12:44Z","from":"To Do","to":"Done"}},
                {"name":"summary","value":"S","eventId":"issue-7~00","change":{"known":"known",
                "by":null,"at":"2026-10-05T09:12:44Z","from":null,"to":"S"}},
                {"name":"assignee","value":{"id":"5b","name":"Mia"},"eventId":"issue-7~00","change":
                {"known":"untold","at":"2026-10-05T09:12:44Z"}},
                {"name":"labels","value":["a"],"eventId":"issue-7~00","webhookEvent":"comment_created",
                "jiraTime":"2026-10-05T09:12:44Z","change":{"known":"unknown"}},
                {"name":"type","value":"Bug","eventId":"issue-7~00","webhookEvent":null,
                "jiraTime":"2026-10-05T09:12:44Z","change":{"known":"unknown"}},
                {"name":"rank","value":null,"eventId":null,"change":{"known":"unknown"}}]}\
                """);

        Ran ran = run("explain", "A-1", "--site", "acme");

        String time = "2026-10-05T09:12:44Z";
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("A-1 of site acme, issue 7, written 3 times")
                .containsPattern("status +\\| Done +\\| Ada, " + time + ": To Do → Done")
                .containsPattern("summary +\\| S +\\| " + time + ": – → S")
                .containsPattern(
                        "assignee +\\| Mia +\\| changed after " + time + " by an event we were")
                .containsPattern(
                        "labels +\\| a +\\| unknown; last said by comment_created, " + time)
                .containsPattern("type +\\| Bug +\\| unknown; last said by an event, " + time)
                .containsPattern("rank +\\| +\\| – ")
                .contains("Not every record of its events was read");
    }

    @Test
    void an_event_says_who_made_it_and_what_it_changed() {
        server.answering(
                "/ops/events/default/issue-7~00",
                200,
                """
                {"eventId":"issue-7~00","outcome":"APPLIED","by":{"id":"5b","name":"A\\u001bda"},
                "changes":[{"field":"status","from":"To Do","to":"Done"},
                {"field":"rank","from":null,"to":"Ranked higher"}],"changesLeftOut":2}\
                """);

        assertThat(run("event", "issue-7~00").out().lines())
                .containsExactly(
                        "eventId          issue-7~00",
                        "outcome          APPLIED",
                        "by               A da",
                        "change           status: To Do → Done",
                        "change           rank: – → Ranked higher",
                        "                 and 2 more, for which its record has no room");
    }

    @Test
    void the_events_of_an_issue_are_requested_at_its_site() {
        server.answering(
                "/ops/events",
                200,
                """
                {"events":[{"eventId":"issue-7~00","outcome":"DEAD","reason":"no\\u001b luck"}],
                "next":"abc="}\
                """);

        Ran ran = run("events", "--issue", "A 1", "--limit", "3", "--next", "x/y");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("issue-7~00", "DEAD", "no  luck", "There may be more: --next abc=");
        assertThat(server.asked().getFirst().query())
                .isEqualTo("issue=A%201&site=default&limit=3&next=x%2Fy");
    }

    @Test
    void failed_events_are_requested_at_all_sites_or_at_the_named_one() {
        server.answering("/ops/events", 200, "{\"events\":[],\"next\":null}");

        assertThat(run("events", "--outcome", "dead").out().lines())
                .containsExactly("no events here");
        run("events", "--outcome", "RETRYING", "--site", "acme");

        assertThat(server.asked().stream().map(CannedServer.Asked::query))
                .containsExactly("outcome=DEAD&limit=50", "outcome=RETRYING&site=acme&limit=50");
    }

    @Test
    void a_queue_of_several_parts_is_printed_whole() {
        String path = "/ops/sprints/default/41/queue";
        server.answering(
                path,
                200,
                """
                {"sprint":{"id":"41"},"items":[{"key":"A-1"}],"leftOver":[{"key":"B-1"}],
                "truncated":true,"next":"a/b"}\
                """);
        server.answering(
                path + "?next=a%2Fb",
                200,
                """
                {"sprint":{"id":"41"},"items":[{"key":"A-2"}],"leftOver":[{"key":"B-2"}],
                "truncated":false,"next":null}\
                """);

        assertThat(run("queue", "41").out())
                .contains("2 items, 2 left over", "A-1", "A-2", "B-1", "B-2");
        assertThat(run("queue", "41", "--json").out())
                .contains("\"truncated\" : false", "\"next\" : null");
    }

    @Test
    void a_queue_of_which_a_part_is_missing_is_not_printed_as_if_it_were_whole() {
        String path = "/ops/sprints/default/41/queue";
        server.answering(path, 200, "{\"sprint\":{},\"items\":[{\"key\":\"A-1\"}],\"next\":\"x\"}");
        server.answering(path + "?next=x", 503, "{\"error\":\"unavailable\",\"message\":\"no\"}");

        Ran ran = run("queue", "41");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).containsExactly("unavailable: no");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, ok, 0, 0", "200, degraded, 0, 1", "503, down, 1, 1"})
    void health_names_what_makes_it_so(int status, String word, int code, int strictly) {
        server.answering(
                "/ops/health",
                status,
                """
                {"status":"%s","checks":[
                {"name":"queue table","status":"down","message":"no answer within 2 s"}]}\
                """
                        .formatted(word));

        Ran ran = run("health");

        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).startsWith(word).contains("queue table", "no answer within 2 s");
        assertThat(run("health", "--strict").code()).isEqualTo(strictly);
    }

    @Test
    void where_health_points_to_a_path_a_command_is_named() {
        server.answering(
                "/ops/health",
                200,
                """
                {"status":"degraded","checks":[{"name":"dead events","status":"degraded",
                "message":"1 dead, see /ops/events?outcome=DEAD"},{"name":"sync of acme",
                "status":"degraded","message":"census is late; see /ops/sync/acme"}]}\
                """);

        assertThat(run("health").out())
                .contains("see ./sprintqueue events --outcome DEAD")
                .contains("see ./sprintqueue sync --site acme")
                .doesNotContain("/ops/");
    }

    @Test
    void of_an_older_deployment_the_public_health_is_shown() {
        server.answering("/health", 200, "{\"status\":\"ok\"}");

        assertThat(run("health").out().lines()).containsExactly("ok");
    }

    @Test
    void the_configuration_in_effect_is_one_value_a_line_and_what_is_seldom_meant() {
        server.answering(
                "/ops/config",
                200,
                """
                {"defaults":{"fields":{"rank":{"type":"string","from":["a","b"]}}},
                "limits":{"eventAge":"P60D"},"retry":{"factor":2},"health":{"quiet":"PT4H"},"sites":{},
                "warnings":[{"file":"s.yaml","line":4,"path":"limits.x","message":"hm"}],
                "notes":[{"path":"defaults.userAgent.mode","message":"observe"}]}\
                """);

        Ran ran = run("config");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "defaults.fields.rank.type string",
                        "defaults.fields.rank.from a, b",
                        "limits.eventAge P60D",
                        "retry.factor 2",
                        "health.quiet PT4H",
                        "warning: s.yaml:4: limits.x: hm",
                        "note: defaults.userAgent.mode: observe");
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }
}
