package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.lab.compare.Comparison;
import io.sprintqueue.lab.compare.Load;
import io.sprintqueue.lab.compare.Part;
import io.sprintqueue.lab.compare.Plan;
import io.sprintqueue.lab.compare.Quantity;
import io.sprintqueue.lab.compare.Trial;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class SmallComparisonTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir private Path folder;

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
