package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.readmodel.Explanation;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.store.Explainer.Explained;

import org.jspecify.annotations.Nullable;

/// The JSON of an explanation: which item it is, and each field with the event that set it.
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
        ArrayNode fields = json.putArray("fields");
        for (Explanation.Field field : explained.explanation().fields()) {
            ObjectNode shown = fields.addObject().put("name", field.name());
            shown.set("value", FieldJson.of(field.value()));
            putCause(shown, field.cause(), explained);
        }
        return json;
    }

    /// Null if no event has mentioned the field; the link only while the record is kept.
    private static void putCause(
            ObjectNode json, Explanation.@Nullable Cause cause, Explained explained) {
        EventRecord record = cause == null ? null : explained.records().get(cause.event());
        json.put("eventId", cause == null ? null : cause.event().toString())
                .put("jiraTime", cause == null ? null : cause.changedAt().toString())
                .put("full", cause == null ? null : cause.full())
                .put("webhookEvent", record == null ? null : record.envelope().webhookEvent())
                .put("event", record == null ? null : link(record));
    }

    private static String link(EventRecord record) {
        Site site = record.envelope().site();
        return "/ops/events/" + site + "/" + record.envelope().eventId();
    }
}
