package io.sprintqueue.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sprintqueue.cli.client.OperationsClient;
import io.sprintqueue.cli.client.RequestSigner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class TrialTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path folder;

    @Test
    void each_design_goes_first_in_every_second_turn() {
        assertThat(Trial.order(1)).containsExactly(Design.REFERENCE, Design.SPRINTQUEUE);
        assertThat(Trial.order(2)).containsExactly(Design.SPRINTQUEUE, Design.REFERENCE);
        assertThat(Trial.order(3)).isEqualTo(Trial.order(1));
    }

    @Test
    void both_get_the_issue_updates_among_the_sample_events_and_nothing_else() throws IOException {
        Generator.copyUpdates(HOME.resolve("events").resolve("cloud"), folder);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .contains("08-story-estimated.json", "34-bug-done.json")
                    .doesNotContain("04-story-created.json", "36-sprint-closed.json")
                    .hasSizeGreaterThan(10);
        }
    }

    /// Only where the environment names the reference, which is not part of this repository.
    @Test
    void a_small_comparison_measures_both_and_leaves_nothing_running() {
        String reference = Optional.ofNullable(System.getenv("SPRINTQUEUE_REFERENCE")).orElse("");
        assumeThat(reference).as("SPRINTQUEUE_REFERENCE").isNotEmpty();
        var folderOfIt = Path.of(reference);
        assumeThat(Part.missing(folderOfIt, System.getenv("PATH"))).isEmpty();
        var before = descendants();
        var plan = new Plan(1, new Load.Burst(40, 10), List.of(new Load.Steady(10, 2, 10)));
        Comparison comparison;
        try (var trial = new Trial(setting(folderOfIt), _ -> {})) {
            comparison = trial.run(plan, "a command", InstantSource.system());
        }

        assertThat(comparison.faults()).isEmpty();
        assertThat(comparison.rows())
                .filteredOn(row -> row.figure().quantity() == Quantity.DRAINED)
                .singleElement()
                .satisfies(row -> assertThat(row.ratio()).isPresent());
        assertThat(comparison.rows())
                .filteredOn(row -> row.figure().quantity() == Quantity.CPU)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.ratio()).isPresent());
        assertThat(descendants()).isEqualTo(before);
    }

    private static List<Long> descendants() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.map(ProcessHandle::pid).sorted().toList();
        }
    }

    private Trial.Setting setting(Path reference) {
        String work =
                Optional.ofNullable(System.getenv("BASELINE_HOME"))
                        .orElse(System.getProperty("java.io.tmpdir") + "/sprintqueue-reference");
        return new Trial.Setting(
                reference,
                Path.of(work),
                HOME.resolve("events").resolve("cloud"),
                launcher(),
                url ->
                        new OperationsClient(
                                HttpClient.newHttpClient(), url, RequestSigner.of(url, null)),
                folder.resolve("compare.log"));
    }

    /// As the script starts it, and without building anything first.
    private static List<String> launcher() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Dsprintqueue.home=" + HOME,
                        "-Dlog4j2.configurationFile=log4j2-cli.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sprintqueue.cli.Main"));
        return command;
    }
}
