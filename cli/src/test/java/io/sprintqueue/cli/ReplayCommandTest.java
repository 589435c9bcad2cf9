package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;
import io.sprintqueue.testing.CannedServer.Asked;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ReplayCommandTest {
    private static final String SENT =
            "{\"eventId\":\"issue-1~00\",\"replay\":1,\"lane\":\"bulk\"}";
    private static final String SETTLED = "{\"error\":\"not_dead\",\"message\":\"it is APPLIED\"}";

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void one_event_is_posted_and_its_answer_shown() {
        server.answering(replayOf("acme", 0), 202, SENT);

        Ran ran = run("replay", "issue-0~00", "--site", "acme");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "eventId          issue-1~00",
                        "replay           1",
                        "lane             bulk");
        assertThat(posted()).extracting(Asked::query).hasSize(1).containsOnlyNulls();
    }

    @Test
    void one_event_that_is_refused_is_said_so_and_ends_with_1() {
        server.answering(replayOf("default", 0), 409, SETTLED);

        Ran ran = run("replay", "issue-0~00");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).containsExactly("not_dead: it is APPLIED");
        assertThat(run("replay", "issue-0~00", "--json").out()).contains("\"not_dead\"");
    }

    @Test
    void a_set_is_sent_by_the_bulk_lane_the_oldest_first() {
        listed(3);
        for (int event = 0; event < 3; event++) {
            server.answering(replayOf("acme", event), 202, SENT);
        }

        Ran ran = run("replay", "--outcome", "DEAD", "--yes", "--rate", "1000");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines())
                .containsExactly("replayed 3, refused 0, failed 0, not tried 0");
        assertThat(posted())
                .extracting(Asked::path)
                .containsExactly(replayOf("acme", 2), replayOf("acme", 1), replayOf("acme", 0));
        assertThat(posted()).extracting(Asked::query).containsOnly("lane=bulk");
    }

    @Test
    void the_options_of_the_set_become_the_query_of_the_list() {
        listed(0);

        run("replay", "--outcome", "DEAD", "--yes");
        run(
                "replay",
                "--outcome=DEAD",
                "--dry-run",
                "--site=default",
                "--issue=A&B-1",
                "--from=2026-10-05T09:12:44Z",
                "--to=2026-10-06T09:12:44Z");

        assertThat(server.asked().getFirst().query())
                .matches("outcome=DEAD&limit=200&to=20[0-9T.%A-Z-]+Z");
        assertThat(server.asked().getLast().query())
                .isEqualTo(
                        "outcome=DEAD&limit=200&to=2026-10-06T09%3A12%3A44Z"
                                + "&from=2026-10-05T09%3A12%3A44Z&issue=A%26B-1&site=default");
    }

    @Test
    void a_dry_run_shows_the_set_and_sends_nothing() {
        listed(2);

        Ran ran = run("replay", "--outcome", "DEAD", "--dry-run");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("issue-0~00", "issue-1~00", "2 dead events would be sent");
        assertThat(run("replay", "--outcome", "DEAD", "--dry-run", "--json").out())
                .contains("\"found\" : 2");
        assertThat(posted()).isEmpty();
    }

    @Test
    void what_was_not_sent_is_counted_by_its_kind_and_ends_with_1() {
        listed(3);
        server.answering(replayOf("acme", 0), 202, SENT);
        server.answering(replayOf("acme", 1), 409, SETTLED);
        server.answering(replayOf("acme", 2), 503, "{\"message\":\"come again\"}");

        Ran ran = run("replay", "--outcome", "DEAD", "--yes");
        Ran json = run("replay", "--outcome", "DEAD", "--yes", "--json");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out())
                .contains("it is APPLIED", "come again")
                .contains("replayed 1, refused 1, failed 1, not tried 0");
        assertThat(json.code()).isEqualTo(ExitCode.FAILED);
        assertThat(json.out()).contains("\"replayed\" : 1", "\"message\" : \"come again\"");
    }

    @Test
    void after_five_failures_in_a_row_the_rest_is_not_tried() {
        listed(9);
        for (int event = 0; event < 9; event++) {
            server.answering(replayOf("acme", event), 503, "{}");
        }

        assertThat(run("replay", "--outcome", "DEAD", "--yes", "--rate", "1000").out())
                .contains("replayed 0, refused 0, failed 5, not tried 4", "HTTP 503");
        assertThat(posted()).hasSize(5);
    }

    @Test
    void without_a_terminal_a_set_is_sent_only_with_yes() {
        listed(1);

        Ran ran = run("replay", "--outcome", "DEAD");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("add --yes to send 1 events again");
        assertThat(posted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay",
                "replay --outcome APPLIED --yes",
                "replay issue-0~00 --outcome DEAD",
                "replay issue-0~00 --from PT1H",
                "replay --outcome DEAD --yes --rate 0",
                "replay --outcome DEAD --yes --rate 1001",
                "replay --outcome DEAD --yes --from yesterday",
                "replay --outcome DEAD --yes --to PT",
            })
    void a_wrong_command_line_sends_nothing(String line) {
        assertThat(run(line.split(" ")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_is_a_failure() {
        server.answering("/ops/events", 503, "{\"message\":\"come again\"}");

        Ran ran = run("replay", "--outcome", "DEAD", "--yes", "--from", "PT2H");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("the dead events cannot be listed: come again");
    }

    private void listed(int events) {
        String list =
                IntStream.range(0, events)
                        .mapToObj("{\"eventId\":\"issue-%d~00\",\"site\":\"acme\"}"::formatted)
                        .collect(Collectors.joining(","));
        server.answering("/ops/events", 200, "{\"events\":[" + list + "],\"next\":null}");
    }

    private static String replayOf(String site, int event) {
        return "/ops/events/" + site + "/issue-" + event + "~00/replay";
    }

    private List<Asked> posted() {
        return server.asked().stream().filter(each -> each.method().equals("POST")).toList();
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }
}
