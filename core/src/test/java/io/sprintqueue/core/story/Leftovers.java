package io.sprintqueue.core.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Projection;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.support.Bodies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What bodies leave behind: states, the rows of each sprint's story, and when sprints started.
final class Leftovers {
    private final FieldMapping mapping;
    private final Map<Entity, State> states = new HashMap<>();
    private final Map<String, Set<StoryRow>> rows = new TreeMap<>();
    private final Map<String, Instant> started = new HashMap<>();

    Leftovers(FieldMapping mapping) {
        this.mapping = mapping;
    }

    static Leftovers of(FieldMapping mapping, List<Body> bodies) {
        var leftovers = new Leftovers(mapping);
        bodies.forEach(leftovers::take);
        return leftovers;
    }

    void take(Body body) {
        Entity entity = Bodies.entity(body);
        JiraEvent event = Bodies.event(body);
        State delta = new Projection(mapping).delta(event, body).state();
        states.merge(entity, delta, State::join);
        StoryRows.of(entity.id(), event, body, mapping)
                .forEach((sprint, row) ->
                        rows.computeIfAbsent(sprint, _ -> new HashSet<>()).add(row));
        if (Bodies.text(body).contains("sprint_started")) {
            started.merge(
                    entity.id(),
                    Instant.ofEpochMilli(((JiraEvent.SprintChanged) event).moment().timestamp()),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    Map<String, Set<StoryRow>> rows() {
        return rows;
    }

    SprintReport report(String sprintId, Instant now) {
        return report(sprintId, now, rows.getOrDefault(sprintId, Set.of()));
    }

    SprintReport report(String sprintId, Instant now, Collection<StoryRow> story) {
        Sprint sprint =
                Sprint.of(sprintId, states.getOrDefault(Entity.sprint(sprintId), State.EMPTY));
        var present = new ArrayList<PresentItem>();
        states.forEach((entity, state) -> {
            boolean told = story.stream().anyMatch(row -> row.issueId().equals(entity.id()));
            PresentItem item = PresentItem.of(entity.id(), state, sprintId);
            if (entity.kind() == Entity.Kind.ISSUE && (told || item.in())) {
                present.add(item);
            }
        });
        return SprintReport.of(
                SprintSpan.of(sprint, Optional.ofNullable(started.get(sprintId)), now),
                story,
                present,
                now);
    }
}
