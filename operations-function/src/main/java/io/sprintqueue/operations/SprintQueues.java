package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// Answers with the queue of a sprint, in rank order. Items of hidden projects are left out.
///
/// Of a closed sprint the items are those done in it, of a deleted one there are none; items that
/// still name an ended sprint are left over.
final class SprintQueues implements Endpoints {
    /// As many as one answer looks at in a few seconds.
    private static final WholeNumber LIMIT = new WholeNumber("limit", 2_000, 2_000);

    private final QueueReader reader;

    SprintQueues(QueueReader reader) {
        this.reader = reader;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/sprints/{site}/{id}/queue",
                Endpoint.atSite(
                        (site, request) -> queue(site, request.path().get("id"), request.query())));
    }

    private Answer queue(Site site, @Nullable String id, Map<String, String> query) {
        if (id == null || !Entity.isId(id)) {
            return noSprintId();
        }
        Optional<Integer> limit = LIMIT.of(query);
        if (limit.isEmpty()) {
            return LIMIT.refused();
        }
        String next = query.get("next");
        try {
            return queue(site, id, limit.get(), next);
        } catch (IllegalArgumentException refused) {
            if (next != null) {
                return Answer.badRequest("next is not a token of this list");
            }
            throw refused;
        }
    }

    private Answer queue(Site site, String id, int limit, @Nullable String next) {
        Optional<Versioned> sprint = reader.state(new EntityKey(site, Entity.sprint(id)));
        State state = sprint.map(Versioned::state).orElse(State.EMPTY);
        var part = new QueuePart(state, new ProjectVisibility(reader, site), next);
        part.fill(limit, (size, from) -> reader.sprintIssues(site, id, size, from));
        if (sprint.isEmpty() && part.isOfNothing()) {
            return unknown();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("sprint", Json.sprint(Sprint.of(id, state)));
        json.set("items", part.items());
        json.set("leftOver", part.leftOver());
        json.set("unreadable", Json.unreadable(part.unreadable()));
        json.put("truncated", part.next() != null).put("next", part.next());
        return state.deleted() ? Answer.gone(json) : Answer.ok(json);
    }

    static Answer noSprintId() {
        return Answer.badRequest("the sprint's id is not 1 to 40 of A-Z a-z 0-9 _ -");
    }

    static Answer unknown() {
        return Answer.notFound("no event of this site has mentioned that sprint");
    }
}
