package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.lab.chaos.Chaos;
import io.sprintqueue.lab.chaos.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the command says of a run; the run itself is tried in the lab.
class ChaosCommandTest {
    private static final Map<String, Integer> SABOTAGE =
            Map.of("sweep", 1, "kill ProcessorFunction", 3);

    private final StringWriter printed = new StringWriter();

    @Test
    void a_run_in_which_all_went_well_says_so() {
        int code = tell(new Chaos.Report(SABOTAGE, verdict(List.of()), 0));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(printed.toString())
                .contains("Nothing lost, nothing twice.")
                .containsPattern("\\| sweep +\\| 1 +\\|")
                .containsPattern("\\| kill ProcessorFunction +\\| 3 +\\|")
                .containsPattern("\\| accepted +\\| 1,234 +\\|")
                .containsPattern("\\| LOST +\\| 0 +\\|");
    }

    @Test
    void what_was_lost_is_listed_up_to_a_bound() {
        List<String> lost = IntStream.range(0, 100).mapToObj(index -> "event " + index).toList();

        int code = tell(new Chaos.Report(SABOTAGE, verdict(lost), 0));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString())
                .contains("lost: event 0", "Something was lost, doubled or wrong.")
                .containsPattern("… and [0-9]+ more")
                .doesNotContain("lost: event 99");
    }

    @Test
    void sweeps_that_are_missing_are_a_failure() {
        int code = tell(new Chaos.Report(SABOTAGE, verdict(List.of()), 2));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(printed.toString()).contains("But 2 sweeps did not happen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--minutes=0", "--rate=0", "--rate=1001", "--sweeps=-1", "--instances=17"})
    void what_is_out_of_bounds_is_a_wrong_use(String wrong) {
        assertThat(Shell.run("chaos", wrong).code()).isEqualTo(ExitCode.USAGE);
    }

    private int tell(Chaos.Report report) {
        return ChaosCommand.tell(report, new Output(new PrintWriter(printed)));
    }

    private static Verdict verdict(List<String> lost) {
        return new Verdict(Map.of("accepted", 1_234L), lost, List.of(), List.of(), List.of(), true);
    }
}
