package io.sprintqueue.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Samples;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The report of the sprint of `events/`, which was worked out by hand.
class GoldenReportTest {
    private static final Instant NOW = Instant.parse("2026-10-20T00:00:00Z");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static List<Body> bodies() {
        return Samples.bodies(Samples.events().resolve("cloud")).values().stream()
                .filter(body -> !Bodies.entity(body).toString().startsWith("event-"))
                .toList();
    }

    @Test
    void the_sample_sprint_has_the_report_that_was_written() throws IOException {
        JsonNode written =
                BoundedJson.tree(Files.readAllBytes(Samples.events().resolve("expected.json")))
                        .path("default")
                        .path("reports")
                        .path("41");

        SprintReport report = Leftovers.of(Mappings.CLOUD, bodies()).report("41", NOW);

        assertThat(json(report)).isEqualTo(written);
    }

    @Test
    void in_any_other_order_and_with_repeats_it_is_the_same() {
        SprintReport expected = Leftovers.of(Mappings.CLOUD, bodies()).report("41", NOW);
        for (long seed : Seeds.some(50)) {
            var random = new Random(seed);
            List<Body> order = new ArrayList<>(Seeds.shuffled(random, bodies()));
            order.addAll(Seeds.shuffled(random, bodies()).subList(0, order.size() / 2));

            assertThat(Leftovers.of(Mappings.CLOUD, order).report("41", NOW))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private static JsonNode json(SprintReport report) {
        ObjectNode json = NODES.objectNode();
        json.putObject("start")
                .put("at", text(report.span().start().at()))
                .put("basis", report.span().start().basis().toString())
                .put("approximate", report.span().start().approximate());
        json.putObject("end")
                .put("at", text(report.span().end().at()))
                .put("basis", report.span().end().basis().toString());
        json.set("committed", json(report.committed()));
        json.set("doneBefore", json(report.doneBefore()));
        json.set("added", json(report.added()));
        json.set("removed", json(report.removed()));
        json.set("completed", json(report.completed()));
        json.set("carriedOver", json(report.carriedOver()));
        json.put("inferred", report.inferred());
        ArrayNode items = json.putArray("items");
        report.items().forEach(item -> items.add(json(item)));
        ArrayNode steps = json.putArray("burnUp");
        for (BurnUpStep step : report.burnUp()) {
            ObjectNode each = steps.addObject().put("at", step.at().toString());
            each.set("scope", json(step.scope()));
            each.set("completed", json(step.completed()));
        }
        return json;
    }

    private static ObjectNode json(Count count) {
        ObjectNode json = NODES.objectNode().put("items", count.items());
        return json.put("points", count.points().intValueExact());
    }

    private static ObjectNode json(ReportedItem item) {
        ObjectNode json =
                NODES.objectNode()
                        .put("issueId", item.issueId())
                        .put("key", item.key())
                        .put("subtask", item.subtask());
        json.set(
                "points",
                item.points() == null
                        ? NODES.nullNode()
                        : NODES.numberNode(item.points().intValueExact()));
        return json.put("state", item.state() == null ? null : item.state().name())
                .put("committed", item.committed())
                .put("doneBefore", item.doneBefore())
                .put("addedAt", text(item.addedAt()))
                .put("removedAt", text(item.removedAt()))
                .put("completedAt", text(item.completedAt()))
                .put("end", item.end().toString())
                .put("inferred", item.inferred());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
