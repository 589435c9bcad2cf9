package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.IssueReference;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Period;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Answers requests for events.
final class Events implements Endpoints {
    private static final WholeNumber LIMIT = new WholeNumber("limit", 50, QueueReader.PAGE_MAX);
    private static final String WHICH = "give issue=KEY, or outcome=DEAD, or outcome=RETRYING";

    private final QueueReader reader;
    private final EventJson json;

    Events(QueueReader reader, Configuration configuration) {
        this.reader = reader;
        this.json = new EventJson(site -> configuration.of(site).people());
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/events/{site}/{eventId}",
                Endpoint.atSite((site, request) -> one(site, request.path().get("eventId"))),
                "GET /ops/events",
                request -> list(request.query()));
    }

    /// One event by its id.
    Answer one(Site site, @Nullable String eventId) {
        Optional<EventId> id = EventId.parse(eventId == null ? "" : eventId);
        if (id.isEmpty()) {
            return Answer.noEventId();
        }
        return reader.event(new EventKey(site, id.get()))
                .map(event -> Answer.ok(json.of(event, new UnseenIssues(reader))))
                .orElseGet(() -> Answer.notFound("not processed yet, or unknown"));
    }

    /// The events of an issue (`issue`: a key or an id, of `site` or else the default one), or
    /// those of an outcome (`outcome`, of `site` or else of all), of which `issue`, `from` and `to`
    /// choose some.
    Answer list(Map<String, String> query) {
        Optional<Integer> limit = LIMIT.of(query);
        if (limit.isEmpty()) {
            return LIMIT.refused();
        }
        Optional<Site> site = Site.named(query.getOrDefault("site", Site.DEFAULT.name()));
        if (site.isEmpty()) {
            return Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -");
        }
        String issue = query.get("issue");
        if (issue != null && !Items.isKey(issue)) {
            return Items.noKey("issue");
        }
        if (issue == null && !query.containsKey("outcome")) {
            return Answer.badRequest(WHICH);
        }
        try {
            return query.containsKey("outcome")
                    ? ofOutcome(site.get(), query, limit.get())
                    : ofIssue(site.get(), query, limit.get());
        } catch (IllegalArgumentException refused) {
            if (query.containsKey("next")) {
                return Answer.badRequest("next is not a token of this list");
            }
            throw refused;
        }
    }

    /// Not found if the issue is unknown: it has neither a state nor an event.
    private Answer ofIssue(Site site, Map<String, String> query, int limit) {
        Named named = named(site, query.getOrDefault("issue", ""));
        String next = query.get("next");
        Page<EventRecord> page = reader.eventsOf(named.reference(), limit, next);
        boolean known =
                next != null
                        || !page.elements().isEmpty()
                        || !page.unreadable().isEmpty()
                        || named.isStored();
        return known ? page(page) : Items.notFound();
    }

    private Answer ofOutcome(Site site, Map<String, String> query, int limit) {
        Optional<Outcome> outcome = listed(query.getOrDefault("outcome", ""));
        if (outcome.isEmpty()) {
            return Answer.badRequest(WHICH);
        }
        Period period;
        try {
            period = new Period(time(query.get("from")), time(query.get("to")));
        } catch (DateTimeException malformed) {
            return Answer.badRequest("from or to is not a time such as 2026-10-05T09:12:44Z");
        }
        Predicate<EventRecord> wanted = wanted(site, query);
        Page<EventRecord> found =
                reader.eventsByOutcome(outcome.get(), period, limit, query.get("next"));
        boolean anySite = !query.containsKey("issue") && !query.containsKey("site");
        return page(
                new Page<>(
                        found.elements().stream().filter(wanted).toList(),
                        found.unreadable().stream()
                                .filter(row -> anySite || row.site().equals(site))
                                .toList(),
                        found.next()));
    }

    private static Optional<Outcome> listed(String name) {
        return Stream.of(Outcome.DEAD, Outcome.RETRYING)
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }

    /// Leaves out the other sites' events, and the other issues': a part may have fewer than
    /// requested, even none, and still another part after it.
    private Predicate<EventRecord> wanted(Site site, Map<String, String> query) {
        String issue = query.get("issue");
        if (issue != null) {
            return named(site, issue).reference()::isOf;
        }
        return query.containsKey("site")
                ? event -> event.envelope().site().equals(site)
                : _ -> true;
    }

    /// The requested issue.
    private record Named(IssueReference reference, boolean isStored) {}

    /// By its id, if it is a number, or else by its key. An unroutable event has no issue id but
    /// may have a key in its body.
    private Named named(Site site, String issue) {
        Optional<AskedKey> key = AskedKey.of(issue);
        String asked = key.map(AskedKey::text).orElse("");
        if (key.filter(AskedKey::isId).isPresent()) {
            Entity entity = Entity.issue(asked);
            Optional<Versioned> stored = reader.state(new EntityKey(site, entity));
            State state = stored.map(Versioned::state).orElse(State.EMPTY);
            return new Named(IssueReference.of(site, entity, state.keys()), stored.isPresent());
        }
        return reader.issueByKey(site, asked)
                .map(stored -> named(stored, asked))
                .orElseGet(() -> new Named(IssueReference.of(site, null, List.of(asked)), false));
    }

    private static Named named(StoredEntity stored, String asked) {
        var keys = new TreeSet<>(stored.versioned().state().keys());
        keys.add(asked);
        EntityKey key = stored.key();
        return new Named(IssueReference.of(key.site(), key.entity(), keys), true);
    }

    private Answer page(Page<EventRecord> page) {
        return Answer.ok(json.of(page, new UnseenIssues(reader)));
    }

    /// A year of four digits, so that times compare as their texts do.
    private static @Nullable Instant time(@Nullable String text) {
        if (text != null && !text.matches("[0-9]{4}-.*")) {
            throw new DateTimeException("not a year of four digits");
        }
        return text == null ? null : Instant.parse(text);
    }
}
