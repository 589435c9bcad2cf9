package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class ReferenceTest {
    @TempDir private Path run;

    @Test
    void one_that_runs_already_is_left_alone() throws IOException {
        assertThatCode(() -> Reference.checkNotRunning(run)).doesNotThrowAnyException();

        Path file = Files.writeString(run.resolve("redis.pid"), Long.MAX_VALUE + "\n");
        assertThatCode(() -> Reference.checkNotRunning(run)).doesNotThrowAnyException();

        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        assertThatThrownBy(() -> Reference.checkNotRunning(run))
                .hasMessageContaining("is already running, by " + file);
    }

    @Test
    void the_times_of_its_rows_are_read_to_the_microsecond() {
        assertThat(
                        Reference.applied(
                                """
                                a-0000000 1764312000.000250 1764312000.012250
                                a-0000001 1764312000.500000 1764312001.000000
                                """))
                .containsExactly(
                        applied("a-0000000", "06:40:00.000250", "06:40:00.012250"),
                        applied("a-0000001", "06:40:00.500", "06:40:01"));
    }

    private static Applied applied(String id, String received, String finished) {
        return new Applied(
                id,
                Instant.parse("2025-11-28T" + received + "Z"),
                Instant.parse("2025-11-28T" + finished + "Z"));
    }

    @Test
    void a_part_of_it_that_has_ended_is_named() {
        String flags =
                "--pids uvicorn=%d --pids postgres=".formatted(ProcessHandle.current().pid());

        assertThatCode(() -> Reference.checkAlive(flags + ProcessHandle.current().pid()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Reference.checkAlive(flags + Long.MAX_VALUE))
                .hasMessageContaining("postgres has ended");
    }

    @Test
    void where_nothing_was_applied_there_is_nothing_to_read() {
        assertThat(Reference.applied("")).isEmpty();
    }
}
