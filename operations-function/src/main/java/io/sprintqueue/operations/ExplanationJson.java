package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Provenance;
import io.sprintqueue.core.readmodel.Explanation;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.store.Explainer.Explained;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// The JSON of an explanation: which item it is, and each field with the event that said it last
/// and the change that made it what it is.
final class ExplanationJson {
    private ExplanationJson() {}

    static ObjectNode of(QueueItem item, Explained explained) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("site", item.site().name())
                        .put("issueId", item.issueId())
                        .put("key", item.key());
        json.set("previousKeys", FieldJson.texts(item.previousKeys()));
        json.put("lastActivity", Json.text(item.lastActivity()))
                .put("deleted", item.deleted())
                .put("revision", item.revision());
        json.set("unreadable", FieldJson.texts(explained.explanation().unreadable()));
        json.put("historyComplete", explained.explanation().complete());
        ArrayNode fields = json.putArray("fields");
        for (Explanation.Field field : explained.explanation().fields()) {
            ObjectNode shown = fields.addObject().put("name", field.name());
            shown.set("value", FieldJson.of(field.value()));
            putCause(shown, field.cause(), explained);
            shown.set("change", change(field.change(), explained));
        }
        return json;
    }

    /// Who made the value what it is, and when, as far as that is on record.
    private static ObjectNode change(Provenance change, Explained explained) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (change) {
            case Provenance.Known(ChangeHistory.Told told) -> {
                var id = new EventId(explained.issue().key().entity(), told.stamp().bodyHash());
                json.put("known", "known").set("by", Json.person(told.event().by()));
                yield json.put("at", told.stamp().changedAt().toString())
                        .put("from", told.change().from())
                        .put("to", told.change().to())
                        .put("eventId", id.toString())
                        .put("event", link(explained.issue().key().site(), id));
            }
            case Provenance.Untold(Instant after) -> untold(json, "untold", after);
            case Provenance.Unknown() -> untold(json, "unknown", null);
        };
    }

    private static ObjectNode untold(ObjectNode json, String known, @Nullable Instant after) {
        return json.put("known", known)
                .putNull("by")
                .put("at", Json.text(after))
                .putNull("from")
                .putNull("to")
                .putNull("eventId")
                .putNull("event");
    }

    /// Null if no event has mentioned the field; the link only while the record is kept.
    private static void putCause(
            ObjectNode json, Explanation.@Nullable Cause cause, Explained explained) {
        EventRecord record = cause == null ? null : explained.records().get(cause.event());
        json.put("eventId", cause == null ? null : cause.event().toString())
                .put("jiraTime", cause == null ? null : cause.changedAt().toString())
                .put("full", cause == null ? null : cause.full())
                .put("webhookEvent", record == null ? null : record.envelope().webhookEvent())
                .put(
                        "event",
                        record == null
                                ? null
                                : link(record.envelope().site(), record.envelope().eventId()));
    }

    private static String link(Site site, EventId event) {
        return "/ops/events/" + site + "/" + event;
    }
}
