package io.sprintqueue.local.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class GivenSituationsTest {
    @TempDir private Path folder;

    @Test
    void times_are_moved_by_whole_days_in_bodies_and_in_what_must_be() throws IOException {
        write("a.1.json", "{\"timestamp\": 1791277371610, \"due\": \"2026-10-14\"}");
        write("a.2.json", "{\"timestamp\": \"1791277372610\"}");
        write(
                "a.expect.json",
                """
                {"report": "two bodies", "fields": {"rank": {}},
                 "steps": [{"file": "a.1.json", "headers": {"X-A": "b"}},
                           {"file": "a.2.json", "not_outcome": "DEAD"}],
                 "items": {"A-1": {"dueDate": "2026-10-14"}}}
                """);

        Situation found =
                GivenSituations.in(folder, Instant.parse("2026-10-12T00:00:00Z")).getFirst();

        assertThat(found.sentence()).isEqualTo("a: two bodies");
        assertThat(found.fields().has("rank")).isTrue();
        assertThat(found.steps())
                .extracting(Situation.Step::body)
                .containsExactly(
                        "{\"timestamp\": 1791709371610, \"due\": \"2026-10-19\"}",
                        "{\"timestamp\": \"1791709372610\"}");
        assertThat(found.steps().getFirst().headers()).containsEntry("X-A", "b");
        assertThat(found.steps().getLast().end()).hasToString("{\"not_outcome\":\"DEAD\"}");
        assertThat(found.end()).hasToString("{\"items\":{\"A-1\":{\"dueDate\":\"2026-10-19\"}}}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
