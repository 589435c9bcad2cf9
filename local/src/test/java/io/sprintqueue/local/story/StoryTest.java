package io.sprintqueue.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

class StoryTest {
    private static final Instant END = Instant.parse("2027-01-01T00:00:00.123Z");

    @TempDir private Path folder;

    @Test
    void the_two_sites_are_told_together_in_the_order_of_their_times() throws IOException {
        write("cloud/1.json", 1_000);
        write("cloud/2.json", 3_000);
        write("datacenter/1.json", 2_000);
        write("datacenter/2.json", 4_000);

        assertThat(names(Story.endingAt(END, folder)))
                .containsExactly(
                        "cloud/1.json", "datacenter/1.json", "cloud/2.json", "datacenter/2.json");
    }

    @Test
    void an_event_that_arrives_late_keeps_its_place_among_its_sites_files() throws IOException {
        write("cloud/1.json", 1_000);
        write("cloud/2.json", 5_000);
        write("cloud/3-late.json", 4_000);
        write("datacenter/1.json", 4_500);
        write("cloud/4.json", 6_000);

        assertThat(names(Story.endingAt(END, folder)))
                .containsExactly(
                        "cloud/1.json",
                        "datacenter/1.json",
                        "cloud/2.json",
                        "cloud/3-late.json",
                        "cloud/4.json");
    }

    @Test
    void the_last_event_happens_at_the_given_instant_and_the_others_before_it() throws IOException {
        write("cloud/1.json", 1_000);
        write("cloud/2.json", 3_000);
        write("datacenter/1.json", 2_000);

        assertThat(Story.endingAt(END, folder))
                .extracting(SampleEvent::sentAt)
                .containsExactly(END.minusSeconds(2), END.minusSeconds(1), END);
    }

    @Test
    void each_folder_is_a_site_and_other_files_are_not_told() throws IOException {
        write("cloud/1.json", 1_000);
        write("datacenter/1.json", 1_000);
        Files.writeString(folder.resolve("cloud/notes.txt"), "not an event");

        assertThat(Story.endingAt(END, folder))
                .extracting(SampleEvent::site)
                .containsExactly(Site.DEFAULT, new Site("datacenter"));
    }

    @Test
    void what_cannot_be_read_is_named() throws IOException {
        assertThatThrownBy(() -> Story.endingAt(END, folder.resolve("nowhere")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere");

        write("datacenter/1.json", 1_000);
        Files.writeString(Files.createDirectories(folder.resolve("cloud")).resolve("1.json"), "{");
        assertThatThrownBy(() -> Story.endingAt(END, folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("1.json");
    }

    @Test
    void without_any_event_nothing_is_sent() throws IOException {
        Files.createDirectories(folder.resolve("cloud"));
        Files.createDirectories(folder.resolve("datacenter"));

        assertThat(Story.endingAt(END, folder)).isEmpty();
    }

    @Test
    void the_projects_own_story_ends_at_the_instant_and_spans_two_weeks() {
        List<SampleEvent> story = Story.endingAt(END, Path.of("..", "events"));

        assertThat(story).hasSizeGreaterThanOrEqualTo(30);
        assertThat(story.getLast().sentAt()).isEqualTo(END);
        Instant first =
                story.stream()
                        .map(SampleEvent::sentAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        assertThat(Duration.between(first, END)).isBetween(Duration.ofDays(7), Duration.ofDays(30));
        assertThat(names(story).stream().filter(name -> name.startsWith("cloud")))
                .isSorted()
                .hasSize(39);
        assertThat(story).extracting(SampleEvent::webhookEvent).contains("jira:plan_shared");
        assertThat(story.stream().flatMap(event -> event.sprintId().stream()).distinct())
                .containsExactlyInAnyOrder("41", "42");
    }

    private void write(String name, long timestamp) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve("cloud"));
        Files.createDirectories(folder.resolve("datacenter"));
        Files.writeString(file, "{\"timestamp\":%d}".formatted(1_790_000_000_000L + timestamp));
    }

    private static List<String> names(List<SampleEvent> events) {
        return events.stream().map(SampleEvent::name).toList();
    }
}
