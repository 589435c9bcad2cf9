package io.sprintqueue.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/// A short run on the real engines. `-Dsprintqueue.chaos.sweeps=50` and
/// `-Dsprintqueue.chaos.seconds=600` make it longer, `-Dsprintqueue.seed` another one.
class ChaosTest {
    private static final int SWEEPS = Integer.getInteger("sprintqueue.chaos.sweeps", 1);
    private static final int SECONDS = Integer.getInteger("sprintqueue.chaos.seconds", 15);
    private static final int RATE = Integer.getInteger("sprintqueue.chaos.rate", 10);
    private static final long SEED = Long.getLong("sprintqueue.seed", 4);

    @Test
    void nothing_is_lost_and_nothing_is_twice_while_processes_die_and_the_network_fails()
            throws Exception {
        System.out.printf("chaos of %d seconds with seed %d%n", SECONDS, SEED);
        var options =
                new ChaosOptions(
                        Path.of("..", "template.yaml").toAbsolutePath().normalize(),
                        Duration.ofSeconds(SECONDS),
                        SEED,
                        RATE,
                        ChaosOptions.Kinds.ALL,
                        SWEEPS,
                        1);

        Chaos.Report report =
                new Chaos(options, InstantSource.system(), System.out::println, () -> true)
                        .run(configuration());

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.verdict().counts().get("accepted"))
                .isGreaterThanOrEqualTo((long) RATE * SECONDS);
        assertThat(report.sabotage()).containsEntry("sweep", SWEEPS);
        assertThat(report.sabotage().get("kill ProcessorFunction")).isGreaterThanOrEqualTo(SWEEPS);
    }

    private static Path configuration() throws Exception {
        URI file = Objects.requireNonNull(ChaosTest.class.getResource("/chaos.yaml")).toURI();
        return Path.of(file);
    }
}
