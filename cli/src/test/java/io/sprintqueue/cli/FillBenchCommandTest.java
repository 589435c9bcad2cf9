package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.lab.live.FillRun.Filled;
import io.sprintqueue.lab.live.FillRun.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

class FillBenchCommandTest {
    private final StringWriter printed = new StringWriter();

    private static Report report(long sentAgain, double burst, List<String> differing) {
        return new Report(
                new Filled(Duration.ofSeconds(200), 100_000, 100_000, 1_040),
                new Filled(Duration.ofSeconds(180), 100_000, sentAgain, 1_030),
                burst,
                20,
                250_000_000,
                1_000,
                differing);
    }

    private int tell(Report report) {
        return FillBenchCommand.tell(report, new Output(new PrintWriter(printed)));
    }

    @Test
    void a_fill_that_kept_everything_is_a_success() {
        assertThat(tell(report(0, 19.5, List.of()))).isEqualTo(ExitCode.OK);
        assertThat(printed.toString())
                .contains("100,000 issues in 200 s, 500 a second, 1,040 requests, 100,000 sent")
                .contains("19.5 of 20", "250 MB", "0 of 1,000 compared", "The copy is right");
    }

    @Test
    void what_was_not_kept_is_a_failure() {
        assertThat(tell(report(1, 19.5, List.of()))).isEqualTo(ExitCode.FAILED);
        assertThat(tell(report(0, 21, List.of()))).isEqualTo(ExitCode.FAILED);
        assertThat(tell(report(0, 19.5, List.of("ORBIT-1")))).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--issues=0",
                "--issues=1000001",
                "--requests-per-second=0",
                "--requests-per-second=51",
                "--dialect=server"
            })
    void what_is_out_of_bounds_is_a_wrong_use(String wrong) {
        assertThat(Shell.run("bench", "fill", wrong).code()).isEqualTo(ExitCode.USAGE);
    }
}
