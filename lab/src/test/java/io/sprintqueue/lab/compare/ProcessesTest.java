package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@DisabledOnOs(OS.WINDOWS)
class ProcessesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void what_runs_ends_with_the_close() {
        var processes = processes();
        Process waiting = processes.start(Job.of(MINUTE, "sleep", "600"));

        processes.close();

        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void nothing_is_started_after_the_close() {
        var processes = processes();
        processes.close();
        Path trace = folder.resolve("trace");

        assertThatThrownBy(() -> processes.run(Job.of(MINUTE, "touch", trace.toString())))
                .hasMessageContaining("has ended before touch");
        assertThat(trace).doesNotExist();
    }

    @Test
    void what_ends_others_runs_after_the_close_too() {
        var processes = processes();
        processes.close();

        assertThat(processes.last(Job.of(MINUTE, "echo", "down"))).isEqualTo("down\n");
    }

    @Test
    void a_failed_job_is_reported_with_its_log() throws IOException {
        try (var processes = processes()) {
            Job job = Job.of(MINUTE, "sh", "-c", "echo why >&2; exit 3");

            assertThatThrownBy(() -> processes.run(job))
                    .hasMessage("sh -c ended with 3; more is in " + folder.resolve("log"));
            assertThat(Files.readString(folder.resolve("log"))).isEqualTo("why\n");
        }
    }

    @Test
    void a_job_that_takes_too_long_is_ended() {
        try (var processes = processes()) {
            assertThatThrownBy(() -> processes.run(Job.of(Duration.ZERO, "sleep", "600")))
                    .hasMessageContaining("sleep 600 took more than 0 s");
        }
    }

    private Processes processes() {
        return new Processes(folder.resolve("log"));
    }
}
