package io.sprintqueue.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Projection;
import io.sprintqueue.core.readmodel.Projects;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a body as the processor does, up to what it adds to a state.
public final class Reading {
    private static final int REASON_LENGTH_MAX = 200;

    /// The mappings of the samples, and one that reads the same few fields in every way there is.
    private static final List<FieldMapping> MAPPINGS =
            List.of(Mappings.CLOUD, Mappings.DATA_CENTER, everyType());

    private Reading() {}

    /// What the body adds under each of several mappings; nothing if it is unreadable. That it says
    /// the same when it is read again is asserted here.
    public static List<State> deltas(byte[] bytes) {
        var body = new Body(bytes);
        Entity entity = Bodies.entity(body);
        Optional<JiraEvent> event = understood(body, entity);
        assertThat(understood(body, entity)).isEqualTo(event);
        return event.stream()
                .flatMap(understood ->
                        MAPPINGS.stream()
                                .map(mapping ->
                                        new Projection(mapping).delta(understood, body).state()))
                .peek(state -> show(entity, state))
                .toList();
    }

    private static Optional<JiraEvent> understood(Body body, Entity entity) {
        return switch (JiraEventParser.parse(body, entity, Origin.JIRA)) {
            case Parsed.Understood(JiraEvent event) -> Optional.of(event);
            case Parsed.Unreadable(String reason) -> {
                assertThat(reason).isNotBlank().hasSizeLessThan(REASON_LENGTH_MAX);
                yield Optional.empty();
            }
        };
    }

    private static void show(Entity entity, State state) {
        QueueItem.of(Site.DEFAULT, entity.id(), state, state, 1);
        Sprint.of(entity.id(), state);
        Projects.hides(state);
    }

    private static FieldMapping everyType() {
        var rules = new ArrayList<FieldRule>();
        for (FieldType type : FieldType.values()) {
            for (String path : List.of("customfield_10020", "assignee", "labels")) {
                String register = Fields.CUSTOM_PREFIX + type + "-" + path;
                rules.add(FieldRule.of(register, type, path));
            }
        }
        assertThat(rules).hasSizeLessThanOrEqualTo(FieldMapping.MAPPED_MAX);
        return new FieldMapping(rules);
    }
}
