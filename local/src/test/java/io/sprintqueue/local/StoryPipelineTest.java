package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.local.story.SampleEvent;
import io.sprintqueue.local.story.Story;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The story of `events/`, told to the whole pipeline, ends as `events/expected.json` says. That
/// was written from the story, not by running the code.
class StoryPipelineTest {
    private static final Site DATA_CENTER = new Site("datacenter");
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();
    private static JsonNode expected;
    private static RunningPipeline pipeline;

    @BeforeAll
    static void tell(@TempDir Path folder) throws IOException {
        Path home = ProjectFolder.find();
        expected = RunningPipeline.json(Files.readString(home.resolve("events/expected.json")));
        String configuration = Files.readString(home.resolve("config/sprintqueue.yaml"));
        pipeline = new RunningPipeline(configuration, folder, DATA_CENTER);
        for (SampleEvent event : Story.endingAt(Instant.now(), home.resolve("events"))) {
            String body = new String(event.body().bytes(), StandardCharsets.UTF_8);
            OUTCOMES.put(
                    event.name(), pipeline.settled(event.site(), body).path("outcome").asText());
        }
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void every_event_ends_as_the_story_says() {
        var wanted = new LinkedHashMap<String, String>();
        for (JsonNode site : expected) {
            site.path("outcomes")
                    .properties()
                    .forEach(event -> wanted.put(event.getKey(), event.getValue().asText()));
        }

        assertThat(OUTCOMES).containsExactlyInAnyOrderEntriesOf(wanted);
    }

    @Test
    void every_item_is_as_the_story_leaves_it() {
        for (Map.Entry<String, JsonNode> site : expected.properties()) {
            for (Map.Entry<String, JsonNode> item : site.getValue().path("items").properties()) {
                assertItem(new Site(site.getKey()), item.getKey(), item.getValue());
            }
        }
    }

    @Test
    void every_sprint_is_as_the_story_leaves_it() {
        for (Map.Entry<String, JsonNode> site : expected.properties()) {
            for (Map.Entry<String, JsonNode> each : site.getValue().path("sprints").properties()) {
                JsonNode queue =
                        pipeline.operations
                                .sprintQueue(new Site(site.getKey()), each.getKey())
                                .body();
                each.getValue()
                        .properties()
                        .forEach(field ->
                                assertThat(queue.path("sprint").path(field.getKey()))
                                        .isEqualTo(field.getValue()));
            }
        }
    }

    /// Times are moved to now, so they are not compared.
    @Test
    void the_report_of_a_sprint_is_as_the_story_tells() {
        JsonNode wanted = expected.path("default").path("reports").path("41");
        JsonNode report = pipeline.operations.sprintReport(Site.DEFAULT, "41").body();

        assertThat(report.path("start").path("basis")).isEqualTo(wanted.at("/start/basis"));
        assertThat(report.path("end").path("basis")).isEqualTo(wanted.at("/end/basis"));
        for (String part :
                List.of(
                        "committed",
                        "doneBefore",
                        "added",
                        "removed",
                        "completed",
                        "carriedOver")) {
            assertThat(report.path(part)).as(part).isEqualTo(wanted.path(part));
        }
        for (String name : List.of("key", "subtask", "points", "state", "committed", "end")) {
            assertThat(values(report.path("items"), name))
                    .as(name)
                    .isEqualTo(values(wanted.path("items"), name));
        }
        assertThat(report.path("inferred")).isEqualTo(wanted.path("inferred"));
        assertThat(report.path("burnUp")).hasSameSizeAs(wanted.path("burnUp"));
    }

    private static List<String> values(JsonNode items, String name) {
        return items.valueStream().map(item -> item.path(name).asText()).toList();
    }

    @Test
    void a_sprint_queue_holds_its_live_items_in_rank_order() {
        JsonNode items = pipeline.operations.sprintQueue(Site.DEFAULT, "41").body().path("items");

        assertThat(items)
                .extracting(item -> item.path("key").asText())
                .containsExactly("ORBIT-2", "ORBIT-4");
    }

    private static void assertItem(Site site, String issueId, JsonNode wanted) {
        var answer = pipeline.operations.item(site, wanted.path("key").asText());
        assertThat(answer.status()).isEqualTo(wanted.path("deleted").asBoolean() ? 410 : 200);
        JsonNode item = answer.body();
        assertThat(item.path("issueId").asText()).isEqualTo(issueId);
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String name = field.getKey();
            JsonNode found = name.equals("assignee") ? assignee(item) : item.path(name);
            if (field.getValue().isNumber()) {
                assertThat(found.decimalValue())
                        .as(issueId + " " + name)
                        .isEqualByComparingTo(field.getValue().decimalValue());
            } else {
                assertThat(found).as(issueId + " " + name).isEqualTo(field.getValue());
            }
        }
    }

    private static JsonNode assignee(JsonNode item) {
        JsonNode assignee = item.path("assignee");
        return assignee.isNull() ? assignee : assignee.path("id");
    }
}
