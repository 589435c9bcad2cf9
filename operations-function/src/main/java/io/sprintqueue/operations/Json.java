package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Person;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The JSON of the contract: names in camel case, null if unknown, times in ISO-8601 UTC, ids as
/// text.
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /// @param url where people open it in Jira; absent if that is not known
    static ObjectNode item(QueueItem item, @Nullable String url) {
        ObjectNode json =
                NODES.objectNode()
                        .put("site", item.site().name())
                        .put("issueId", item.issueId())
                        .put("key", item.key());
        json.set("previousKeys", FieldJson.texts(item.previousKeys()));
        json.put("summary", item.summary())
                .put("type", item.type())
                .put("status", item.status())
                .put("statusCategory", item.statusCategory())
                .put("queueState", item.queueState().name())
                .put("priority", item.priority());
        FieldValue.User assignee = item.assignee();
        json.set("assignee", assignee == null ? NODES.nullNode() : FieldJson.of(assignee));
        json.put("sprintId", item.sprintId())
                .put("leftOverOf", item.leftOverOf())
                .put("rank", item.rank())
                .put("storyPoints", FieldJson.plain(item.storyPoints()))
                .put("epicKey", item.epicKey())
                .put("subtask", item.subtask())
                .put("parentKey", item.parentKey())
                .put("hierarchyLevel", FieldJson.plain(item.hierarchyLevel()));
        json.set("labels", FieldJson.texts(item.labels()));
        json.put("dueDate", item.dueDate())
                .put("projectId", item.projectId())
                .put("projectKey", item.projectKey())
                .put("created", item.created())
                .put("updated", item.updated())
                .put("lastActivity", text(item.lastActivity()))
                .put("deleted", item.deleted());
        ObjectNode custom = json.putObject("custom");
        item.custom().forEach((name, value) -> custom.set(name, FieldJson.of(value)));
        return json.put("revision", item.revision()).put("url", url);
    }

    static ObjectNode sprint(KnownEntity known) {
        Sprint sprint = Sprint.of(known.key().entity().id(), known.state());
        return NODES.objectNode()
                .put("id", sprint.id())
                .put("name", sprint.name())
                .put("state", sprint.state())
                .put("goal", sprint.goal())
                .put("startDate", sprint.startDate())
                .put("endDate", sprint.endDate())
                .put("completeDate", sprint.completeDate())
                .put("activatedDate", sprint.activatedDate())
                .put("boardId", sprint.boardId())
                .put("deleted", sprint.deleted())
                .put("origin", word(known.source()));
    }

    static ObjectNode project(KnownEntity known) {
        State state = known.state();
        String lifecycle =
                state.deleted() ? "deleted" : state.text(Fields.LIFECYCLE).orElse("live");
        return NODES.objectNode()
                .put("id", known.key().entity().id())
                .put("key", state.text(Fields.KEY).orElse(null))
                .put("name", state.text(Fields.NAME).orElse(null))
                .put("lifecycle", lifecycle)
                .put("origin", word(known.source()));
    }

    static ObjectNode replay(Envelope envelope) {
        return NODES.objectNode()
                .put("eventId", envelope.eventId().toString())
                .put("site", envelope.site().name())
                .put("status", "queued")
                .put("replay", envelope.replay())
                .put("entity", envelope.entity().toString())
                .put("lane", envelope.lane().toString());
    }

    /// A person; null if none is known or shown.
    static JsonNode person(@Nullable Person person) {
        return person == null
                ? NODES.nullNode()
                : NODES.objectNode().put("id", person.id()).put("name", person.name());
    }

    /// The rows that cannot be read.
    static ArrayNode unreadable(List<UnreadableRow> rows) {
        ArrayNode list = NODES.arrayNode();
        rows.forEach(row -> list.addObject().put("site", row.site().name()).put("id", row.id()));
        return list;
    }

    static ObjectNode status(Enum<?> status) {
        return NODES.objectNode().put("status", word(status));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
