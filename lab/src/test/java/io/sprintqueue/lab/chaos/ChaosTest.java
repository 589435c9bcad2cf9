package io.sprintqueue.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ChaosTest {
    @TempDir private Path folder;

    @Test
    void nothing_is_lost_or_twice_in_a_short_run() throws IOException {
        Chaos.Report report = run(Duration.ofSeconds(5), 0);

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.holds()).isTrue();
        assertThat(report.sabotage()).isNotEmpty();
    }

    @Test
    @Tag("full")
    void nothing_is_lost_or_twice_while_processes_die_and_the_network_fails() throws IOException {
        Chaos.Report report = run(Duration.ofSeconds(15), 1);

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.sweepsMissing()).isZero();
        assertThat(report.holds()).isTrue();
        assertThat(report.sabotage()).containsEntry("sweep", 1);
        assertThat(report.sabotage().get("kill ProcessorFunction")).isPositive();
        assertThat(report.verdict().counts().get("accepted")).isGreaterThanOrEqualTo(100);
    }

    private Chaos.Report run(Duration length, int sweeps) throws IOException {
        List<String> progress = new ArrayList<>();
        var options =
                new ChaosOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        length,
                        4,
                        10,
                        ChaosOptions.Kinds.ALL,
                        sweeps,
                        1);

        var chaos = new Chaos(options, InstantSource.system(), progress::add, () -> true);
        Chaos.Report report = chaos.run(configuration());

        assertThat(progress)
                .anyMatch(line -> line.contains("waiting until everything is processed"));
        return report;
    }

    private Path configuration() throws IOException {
        Path file = folder.resolve("chaos.yaml");
        try (InputStream chaos = getClass().getResourceAsStream("/chaos.yaml")) {
            Files.copy(Objects.requireNonNull(chaos), file);
        }
        return file;
    }
}
