package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SprintCommandTest {
    private static final String REPORT =
            """
            {"sprint":{"id":"41","name":"One","state":"closed","goal":"Ship"},
            "start":{"at":"2026-10-05T07:00:04.876Z","basis":"event","approximate":false},
            "end":{"at":"2026-10-16T14:02:44Z","basis":"completeDate"},
            "committed":{"items":2,"points":8},"doneBefore":{"items":0,"points":0},
            "added":{"items":1,"points":0},"removed":{"items":0,"points":0},
            "completed":{"items":2,"points":3},"carriedOver":{"items":1,"points":5},"inferred":1,
            "items":[{"issueId":"20014","key":"ORBIT-4","summary":"Renew","subtask":false,
            "points":null,"state":"DONE","committed":false,"doneBefore":false,
            "addedAt":"2026-10-05T07:31:09Z","removedAt":null,"completedAt":"2026-10-14T14:48:31Z",
            "end":"completed","inferred":false},
            {"key":"ORBIT-1","summary":"Story","points":5,"committed":true,"addedAt":null,
            "removedAt":null,"end":"carriedOver","inferred":true}],
            "burnUp":[BURN_UP],"truncated":false,"itemsTruncated":false,
            "done":"the status category `done`, where Jira takes the board's last column"}\
            """;

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String burnUp, String... options) {
        server.answering("/ops/sprints/default/41/report", 200, REPORT.replace("BURN_UP", burnUp));
        String[] whole = {"sprint", "41", "--url", server.url()};
        return Shell.run(
                IntStream.range(0, whole.length + options.length)
                        .mapToObj(at -> at < whole.length ? whole[at] : options[at - whole.length])
                        .toArray(String[]::new));
    }

    private static String point(int day, int scope, int completed) {
        return """
        {"at":"2026-10-%02dT07:00:00Z","scope":{"items":3,"points":%d},
        "completed":{"items":1,"points":%d}}\
        """
                .formatted(day, scope, completed);
    }

    @Test
    void a_report_has_its_sums_what_came_in_later_and_a_burn_up() {
        Ran ran = run(point(5, 8, 0) + "," + point(16, 8, 4));

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "Sprint 41 One (closed)",
                        "Goal: Ship",
                        "Start: 2026-10-05 07:00 UTC, by its event",
                        "End: 2026-10-16 14:02 UTC, by Jira's date",
                        "| OF THE SPRINT | ITEMS | POINTS |",
                        "| committed at the start | 2 | 8 |",
                        "| added after the start | 1 | 0 |",
                        "| carried over | 1 | 5 |",
                        "After the start came in or went out:",
                        "| ORBIT-4 | Renew | – | 2026-10-05 07:31 | – | completed |",
                        "Burn-up in points, full where completed:",
                        "| 2026-10-05 07:00 | 8 | 0 | " + "░".repeat(40) + " |",
                        "| 2026-10-16 07:00 | 8 | 4 | " + "█".repeat(20) + "░".repeat(20) + " |",
                        "Done is the status category `done`, where Jira takes the board's last"
                                + " column.",
                        "1 value inferred from what is so now: no event told of them.");
        assertThat(ran.out().lines()).allMatch(line -> DisplayWidth.of(line) <= 100);
        assertThat(ran.out()).doesNotContain("ORBIT-1");
    }

    @Test
    void without_points_the_burn_up_is_in_items_and_of_many_times_some_are_drawn() {
        String many =
                IntStream.rangeClosed(1, 31)
                        .mapToObj(day -> point(day, 0, 0))
                        .collect(Collectors.joining(","));

        Ran ran = run(many);

        assertThat(ran.out()).contains("Burn-up in items, full where completed, 14 of 31 times:");
        assertThat(ran.out().lines().filter(line -> line.contains("█"))).hasSize(14);
        assertThat(ran.out()).contains("| 2026-10-01 07:00", "| 2026-10-31 07:00");
        assertThat(run("").out()).doesNotContain("Burn-up");
    }

    @Test
    void sums_of_a_part_and_a_list_that_is_cut_are_told_apart() {
        String part = "The sprint has more changes than a report reads: the sums are of a part.";
        String cut = "The list of items is cut at 5 MB; the sums are of all items.";

        assertThat(run("").out()).doesNotContain(part, cut);
        assertThat(cut("\"truncated\"", "").out()).contains(part).doesNotContain(cut);
        assertThat(cut("\"itemsTruncated\"", "").out()).contains(cut).doesNotContain(part);
        assertThat(cut("\"itemsTruncated\"", "--csv").err()).contains(cut);
    }

    private Ran cut(String member, String option) {
        server.answering(
                "/ops/sprints/default/41/report",
                200,
                REPORT.replace("BURN_UP", "").replace(member + ":false", member + ":true"));
        return option.isEmpty()
                ? Shell.run("sprint", "41", "--url", server.url())
                : Shell.run("sprint", "41", "--url", server.url(), option);
    }

    @Test
    void as_csv_it_is_its_items() {
        assertThat(run("", "--csv").out().split("\r\n"))
                .containsExactly(
                        "key,issueId,summary,subtask,points,state,committed,doneBefore,addedAt,"
                                + "removedAt,completedAt,end,inferred",
                        "ORBIT-4,20014,Renew,false,,DONE,false,false,2026-10-05T07:31:09Z,,"
                                + "2026-10-14T14:48:31Z,completed,false",
                        "ORBIT-1,,Story,,5,,true,,,,,carriedOver,true");
    }
}
