package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.queue.Projects;
import io.sprintqueue.core.queue.QueueItem;
import io.sprintqueue.core.queue.Sprint;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers questions about items and sprints. Items of a project that is archived, trashed or
/// deleted are hidden.
final class Items implements Endpoints {
    static final int KEY_LENGTH_MAX = 255;

    private final QueueReader reader;

    Items(QueueReader reader) {
        this.reader = reader;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/items/{site}/{key}",
                Endpoint.atSite((site, request) -> byKey(site, request.path().get("key"))),
                "GET /ops/sprints/{site}/{id}/queue",
                Endpoint.atSite((site, request) -> ofSprint(site, request.path().get("id"))));
    }

    /// One item by its key, current or former.
    Answer byKey(Site site, @Nullable String key) {
        if (key == null || key.isBlank() || key.length() > KEY_LENGTH_MAX) {
            return Answer.badRequest("key is not 1 to " + KEY_LENGTH_MAX + " characters");
        }
        return reader.issueByKey(site, key)
                .map(this::shown)
                .orElseGet(() -> Answer.notFound("no issue of this site has or had that key"));
    }

    private Answer shown(StoredEntity stored) {
        State state = stored.versioned().state();
        ObjectNode item = Json.item(item(stored));
        boolean hidden = isHidden(stored.key().site(), state, new HashMap<>());
        return state.deleted() || hidden ? Answer.gone(item) : Answer.ok(item);
    }

    /// The queue of a sprint, in rank order.
    Answer ofSprint(Site site, @Nullable String sprintId) {
        if (sprintId == null || !Entity.isId(sprintId)) {
            return Answer.badRequest("the sprint's id is not 1 to 40 of A-Z a-z 0-9 _ -");
        }
        Optional<Versioned> sprint = reader.state(new EntityKey(site, Entity.sprint(sprintId)));
        List<StoredEntity> issues = reader.sprintIssues(site, sprintId);
        if (sprint.isEmpty() && issues.isEmpty()) {
            return Answer.notFound("no event of this site has spoken of that sprint");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        State state = sprint.map(Versioned::state).orElse(State.EMPTY);
        json.set("sprint", Json.sprint(Sprint.of(sprintId, state)));
        ArrayNode items = json.putArray("items");
        var hiddenByProject = new HashMap<String, Boolean>();
        issues.stream()
                .filter(issue -> !isHidden(site, issue.versioned().state(), hiddenByProject))
                .forEach(issue -> items.add(Json.item(item(issue))));
        return state.deleted() ? Answer.gone(json) : Answer.ok(json);
    }

    private boolean isHidden(Site site, State issue, Map<String, Boolean> known) {
        return issue.text(Fields.PROJECT_ID)
                .filter(Entity::isId)
                .map(id -> known.computeIfAbsent(id, _ -> isHidden(site, id)))
                .orElse(false);
    }

    private boolean isHidden(Site site, String projectId) {
        return reader.state(new EntityKey(site, Entity.project(projectId)))
                .map(project -> Projects.hides(project.state()))
                .orElse(false);
    }

    private static QueueItem item(StoredEntity stored) {
        return QueueItem.of(
                stored.key().site(),
                stored.key().entity().id(),
                stored.versioned().state(),
                stored.versioned().revision());
    }
}
