package io.sprintqueue.lab.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class FunctionRunsTest {
    private static final Path HOME = ProjectFolder.find();

    @Test
    void a_process_of_ingest_starts_and_answers_its_first_delivery() {
        try (var runs = FunctionRuns.prepare(HOME, InstantSource.system())) {
            List<ColdStart> starts =
                    runs.start(MeasuredFunction.INGEST, StartMode.FIRST_COMPILER, 1);

            assertThat(starts).hasSize(1);
            assertThat(starts.getFirst().init()).isPositive();
            assertThat(starts.getFirst().firstAnswer()).isPositive();
        }
    }

    @Test
    void an_empty_function_starts_too_so_that_the_runtime_alone_can_be_measured() {
        try (var runs = FunctionRuns.prepare(HOME, InstantSource.system())) {
            assertThat(runs.start(MeasuredFunction.FLOOR, StartMode.SNAP_START, 1)).hasSize(1);
        }
    }

    @Test
    void a_cold_process_says_how_all_is_and_shows_the_console_without_taking_anything_for_silent() {
        try (var runs = FunctionRuns.prepare(HOME, InstantSource.system())) {
            for (var function : List.of(MeasuredFunction.OPERATIONS, MeasuredFunction.CONSOLE)) {
                assertThat(runs.start(function, StartMode.SNAP_START, 1)).hasSize(1);
            }
        }
    }

    @Test
    void each_event_is_later_than_the_one_before_though_the_clock_stands_still() {
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        var events = new MeasuredEvents(HOME, InstantSource.fixed(now));

        assertThat(List.of(body(events), body(events), body(events))).doesNotHaveDuplicates();
        assertThat(
                        new String(
                                events.next(MeasuredFunction.PROCESSOR, 1, 1),
                                StandardCharsets.UTF_8))
                .contains(Long.toString(now.plus(Duration.ofMillis(3)).toEpochMilli()));
    }

    private static String body(MeasuredEvents events) {
        return new String(events.next(MeasuredFunction.INGEST, 1, 1), StandardCharsets.UTF_8);
    }
}
