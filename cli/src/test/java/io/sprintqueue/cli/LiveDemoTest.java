package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.lab.live.LiveFigures;
import io.sprintqueue.lab.live.LiveFigures.Phase;
import io.sprintqueue.lab.live.LiveOptions;
import io.sprintqueue.lab.live.LiveVerdict;
import io.sprintqueue.lab.live.SyncFigures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class LiveDemoTest {
    private final StringWriter printed = new StringWriter();
    private final Output output = new Output(new PrintWriter(printed));

    private static LiveFigures figures(Phase phase, int seconds) {
        return new LiveFigures(
                phase,
                Duration.ofSeconds(seconds),
                2_012,
                1_000,
                95,
                110,
                104,
                7,
                12,
                new SyncFigures(800, 728, 200, 1));
    }

    private static LiveVerdict verdict(List<String> differing, boolean whole) {
        return new LiveVerdict(
                figures(Phase.SETTLING, 200), Duration.ofSeconds(41), differing, whole);
    }

    private LiveView view(boolean inPlace) {
        var options =
                new LiveOptions(
                        Path.of("template.yaml"),
                        0,
                        Dialect.CLOUD,
                        2_000,
                        Duration.ofMinutes(3),
                        5,
                        0.1,
                        Duration.ofSeconds(30),
                        null,
                        1);
        return new LiveView(options, output, "console http://127.0.0.1:7/", inPlace);
    }

    @Test
    void a_copy_that_is_the_same_in_the_end_is_a_success() {
        assertThat(LiveDemo.tell(verdict(List.of(), true), output)).isEqualTo(ExitCode.OK);
        assertThat(printed.toString())
                .contains("The copy is the same as the Jira, 41 s after people stopped")
                .contains("104 of 110 lost webhooks made good");
    }

    @Test
    void what_differs_is_named_up_to_a_bound_and_is_a_failure() {
        List<String> many = IntStream.range(100, 200).mapToObj(id -> "ORBIT-" + id).toList();

        assertThat(LiveDemo.tell(verdict(many, true), output)).isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString())
                .contains("NOT the same: 100 issues", "ORBIT-100", "ORBIT-119, …")
                .doesNotContain("ORBIT-120");
    }

    @Test
    void a_run_that_was_ended_early_has_no_verdict() {
        assertThat(LiveDemo.tell(verdict(List.of(), false), output)).isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString()).contains("without a verdict").doesNotContain("same");
    }

    @Test
    void a_terminal_sees_every_figure_in_its_place() {
        view(true).show(figures(Phase.WORKING, 133));

        assertThat(printed.toString())
                .contains("working       2:13 of 3:00")
                .contains("1,000 changes, 5.0 a second, in 2,012 issues")
                .contains("104 of 110")
                .contains("7 issues or sprints differ now")
                .contains("90.5 % of changes told, 91.0 % of 800 by sync's judgement")
                .contains("99.5 % of 200 samples")
                .contains("12 times")
                .contains("console http://127.0.0.1:7/");
    }

    @Test
    void a_file_gets_a_line_every_ten_seconds_and_one_for_each_phase() {
        LiveView view = view(false);
        for (int seconds = 0; seconds < 25; seconds++) {
            view.show(figures(Phase.WORKING, seconds));
        }
        view.show(figures(Phase.SETTLING, 25));

        assertThat(printed.toString().lines())
                .map(line -> line.substring(0, line.indexOf(" ·")))
                .containsExactly("working 0:00", "working 0:10", "working 0:20", "settling 0:25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--minutes=0",
                "--minutes=1441",
                "--changes-per-second=0",
                "--changes-per-second=51",
                "--lost=-1",
                "--lost=101",
                "--lag=-PT1S",
                "--lag=PT11M",
                "--issues=0",
                "--issues=100001",
                "--kill-sync=PT4S",
                "--dialect=server",
                "--exit"
            })
    void what_is_out_of_bounds_is_a_wrong_use(String wrong) {
        Shell.Ran ran = Shell.run("demo", "--live", wrong);

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(wrong.split("=", 2)[0]);
    }

    @Test
    void the_options_of_a_live_demo_need_it() {
        Shell.Ran ran = Shell.run("demo", "--lost=5");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--live");
    }
}
