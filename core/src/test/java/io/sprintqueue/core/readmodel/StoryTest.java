package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Samples;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// The story of `events/`, whose expected end was written by hand.
class StoryTest {
    /// After the last moment of both parts of the story.
    private static final Instant END = Instant.parse("2026-10-20T00:00:00Z");

    enum Part {
        CLOUD("cloud", "default"),
        DATA_CENTER("datacenter", "datacenter");

        private final String folder;
        private final String site;

        Part(String folder, String site) {
            this.folder = folder;
            this.site = site;
        }

        private FieldMapping mapping() {
            return this == CLOUD ? Mappings.CLOUD : Mappings.DATA_CENTER;
        }

        private SortedMap<String, Body> bodies() {
            return Samples.bodies(Samples.events().resolve(folder));
        }

        private JsonNode expected() throws IOException {
            return BoundedJson.tree(Files.readAllBytes(Samples.events().resolve("expected.json")))
                    .path(site);
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_its_order_the_story_ends_as_it_was_written(Part part) throws IOException {
        Map<Entity, State> end = told(part, List.copyOf(part.bodies().values()));
        JsonNode expected = part.expected();

        assertThat(expected.path("items")).isNotEmpty();
        expected.path("items")
                .properties()
                .forEach(each -> assertItem(each.getKey(), each.getValue(), end));
        expected.path("sprints")
                .properties()
                .forEach(each -> assertSprint(each.getKey(), each.getValue(), end));
        assertThat(end.keySet())
                .extracting(Entity::kind)
                .filteredOn(Entity.Kind.ISSUE::equals)
                .hasSize(expected.path("items").size());
    }

    @ParameterizedTest
    @EnumSource
    void each_event_has_the_outcome_that_was_written(Part part) throws IOException {
        var states = new HashMap<Entity, State>();
        var outcomes = new TreeMap<String, String>();
        part.bodies()
                .forEach((name, body) -> {
                    Decision decision = settle(part, states, body);
                    outcomes.put(part.folder + "/" + name, decision.outcome().toString());
                    assertThat(decision.remarks().warnings()).as(name).isEmpty();
                });
        var expected = new TreeMap<String, String>();
        part.expected()
                .path("outcomes")
                .properties()
                .forEach(each -> expected.put(each.getKey(), each.getValue().asText()));

        assertThat(outcomes).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void in_any_other_order_the_story_ends_the_same(Part part) {
        List<Body> bodies = List.copyOf(part.bodies().values());
        Map<Entity, State> expected = told(part, bodies);

        assertThat(told(part, bodies.reversed())).isEqualTo(expected);
        for (long seed : Seeds.some(20)) {
            var random = new Random(seed);
            List<Body> order = new ArrayList<>(Seeds.shuffled(random, bodies));
            order.addAll(Seeds.shuffled(random, bodies).subList(0, bodies.size() / 2));
            assertThat(told(part, order)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Map<Entity, State> told(Part part, List<Body> bodies) {
        var states = new HashMap<Entity, State>();
        bodies.forEach(body -> settle(part, states, body));
        return states;
    }

    private static Decision settle(Part part, Map<Entity, State> states, Body body) {
        Entity entity = Bodies.entity(body);
        Decision decision =
                Decision.of(
                        states.getOrDefault(entity, State.EMPTY),
                        Envelopes.of(body, END),
                        body,
                        Envelopes.configuration(part.mapping()),
                        END);
        if (entity.kind() != Entity.Kind.EVENT) {
            states.put(entity, decision.after());
        }
        return decision;
    }

    private static void assertItem(String id, JsonNode expected, Map<Entity, State> end) {
        State state = end.getOrDefault(Entity.issue(id), State.EMPTY);
        State sprint =
                state.text(Fields.SPRINT)
                        .map(named -> end.getOrDefault(Entity.sprint(named), State.EMPTY))
                        .orElse(State.EMPTY);
        QueueItem item = QueueItem.of(Site.DEFAULT, id, state, sprint, 1);
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("key", item.key());
        shown.put("previousKeys", item.previousKeys());
        shown.put("summary", item.summary());
        shown.put("type", item.type());
        shown.put("status", item.status());
        shown.put("statusCategory", item.statusCategory());
        shown.put("queueState", item.queueState().toString());
        shown.put("priority", item.priority());
        shown.put("assignee", item.assignee() == null ? null : item.assignee().id());
        shown.put("sprintId", item.sprintId());
        shown.put("rank", item.rank());
        shown.put("storyPoints", item.storyPoints());
        shown.put("epicKey", item.epicKey());
        shown.put("labels", item.labels());
        shown.put("dueDate", item.dueDate());
        shown.put("projectKey", item.projectKey());
        shown.put("deleted", item.deleted());
        assertShown(id, shown, expected);
    }

    private static void assertSprint(String id, JsonNode expected, Map<Entity, State> end) {
        Sprint sprint = Sprint.of(id, end.getOrDefault(Entity.sprint(id), State.EMPTY));
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("name", sprint.name());
        shown.put("state", sprint.state());
        shown.put("goal", sprint.goal());
        assertShown("sprint " + id, shown, expected);
    }

    private static void assertShown(
            String name, Map<String, @Nullable Object> shown, JsonNode expected) {
        var wanted = new HashMap<String, @Nullable Object>();
        expected.properties().forEach(each -> wanted.put(each.getKey(), value(each.getValue())));

        assertThat(shown).as(name).isEqualTo(wanted);
    }

    /// The JSON as the item would have it; numbers by value.
    private static @Nullable Object value(JsonNode json) {
        if (json.isArray()) {
            return json.valueStream().map(JsonNode::asText).toList();
        }
        if (json.isNumber()) {
            return new BigDecimal(json.asText()).stripTrailingZeros();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNull() ? null : json.asText();
    }
}
