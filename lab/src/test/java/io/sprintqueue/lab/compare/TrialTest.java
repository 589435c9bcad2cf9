package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
