package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.store.Page;

import java.util.function.Function;
import java.util.function.Predicate;

/// The JSON of events: how each ended, who made it and what it changed.
///
/// @param people how much of people a site shows
record EventJson(Function<Site, People> people) {
    /// @param unseen which events do not say what they changed, nor who did it
    ObjectNode of(Page<EventRecord> page, Predicate<EventRecord> unseen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("events");
        page.elements().forEach(event -> list.add(of(event, unseen)));
        json.set("unreadable", Json.unreadable(page.unreadable()));
        return json.put("next", page.next());
    }

    ObjectNode of(EventRecord event, Predicate<EventRecord> unseen) {
        Envelope envelope = event.envelope();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", envelope.eventId().toString())
                        .put("site", envelope.site().name())
                        .put("webhookEvent", envelope.webhookEvent())
                        .put("entity", envelope.entity().toString())
                        .put("issueKey", envelope.issueKey())
                        .put("origin", envelope.origin().toString())
                        .put("lane", envelope.lane().toString())
                        .put("outcome", event.outcome().name())
                        .put("reason", event.reason())
                        .put("jiraTimestamp", Json.text(envelope.jiraTimestamp()))
                        .put("receivedAt", Json.text(envelope.receivedAt()))
                        .put("finishedAt", Json.text(event.finishedAt()));
        Changes changes = unseen.test(event) ? Changes.NONE : event.changes();
        putChanges(json, changes.shownTo(people.apply(envelope.site())));
        json.set("warnings", FieldJson.texts(event.remarks().warnings()));
        json.set("clearedAbsent", FieldJson.texts(event.remarks().clearedAbsent()));
        ArrayNode attempts = json.putArray("attempts");
        event.attempts()
                .forEach(attempt ->
                        attempts.addObject()
                                .put("at", Json.text(attempt.at()))
                                .put("error", attempt.error()));
        return json.put("redriveCycles", envelope.redriveCycle())
                .put("replays", envelope.replay())
                .put("identifier", envelope.headers().identifier());
    }

    /// Fields as the item names them.
    private static void putChanges(ObjectNode json, Changes changes) {
        json.set("by", Json.person(changes.by()));
        ArrayNode list = json.putArray("changes");
        for (Change change : changes.changes()) {
            list.addObject()
                    .put("field", Fields.itemName(change.register()))
                    .put("from", change.from())
                    .put("to", change.to());
        }
        json.put("changesLeftOut", changes.leftOut());
    }
}
