package io.sprintqueue.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of events as they are told to be, newest first and in small parts.
final class CannedRecords implements Records {
    private static final int PART = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The requests, in short: an issue's id with the part's beginning, or an event's id.
    final List<String> asked = new ArrayList<>();

    boolean silent;
    private final List<Ledger.Event> settled = new ArrayList<>();
    private final Map<Ledger.Event, String> outcomes = new HashMap<>();

    /// The event has ended so.
    CannedRecords settle(Ledger.Event event, String outcome) {
        settled.remove(event);
        settled.addFirst(event);
        outcomes.put(event, outcome);
        return this;
    }

    @Override
    public HttpAnswer ofIssue(Site site, String issueId, @Nullable String next) {
        ask(issueId + (next == null ? "" : "+" + next));
        List<Ledger.Event> all =
                settled.stream()
                        .filter(event -> event.site().equals(site))
                        .filter(event -> event.id().entity().equals(Entity.issue(issueId)))
                        .toList();
        int from = next == null ? 0 : Integer.parseInt(next);
        int to = Math.min(from + PART, all.size());
        ObjectNode part = NODES.objectNode();
        var events = part.putArray("events");
        all.subList(from, to).forEach(event -> events.add(record(event)));
        part.put("next", to < all.size() ? Integer.toString(to) : null);
        return all.isEmpty() ? notFound() : new HttpAnswer(200, part);
    }

    @Override
    public HttpAnswer one(Ledger.Event event) {
        ask(event.id().toString());
        return settled.contains(event) ? new HttpAnswer(200, record(event)) : notFound();
    }

    private void ask(String question) {
        asked.add(question);
        if (silent) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    }

    private JsonNode record(Ledger.Event event) {
        return record(event, outcomes.getOrDefault(event, ""), Instant.EPOCH, Instant.EPOCH);
    }

    /// As the operations API shows an event.
    static ObjectNode record(
            Ledger.Event event, String outcome, Instant receivedAt, Instant finishedAt) {
        return NODES.objectNode()
                .put("eventId", event.id().toString())
                .put("site", event.site().name())
                .put("entity", event.id().entity().toString())
                .put("outcome", outcome)
                .put("receivedAt", receivedAt.toString())
                .put("finishedAt", finishedAt.toString());
    }

    private static HttpAnswer notFound() {
        return new HttpAnswer(404, NODES.objectNode().put("error", "not found"));
    }
}
