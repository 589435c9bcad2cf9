package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.StoredEntity;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers questions about events.
final class Events implements Endpoints {
    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = QueueReader.PAGE_MAX;
    private static final String WHICH = "give issue=KEY, or outcome=DEAD, or outcome=RETRYING";

    private final QueueReader reader;

    Events(QueueReader reader) {
        this.reader = reader;
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
            return Answer.badRequest("that is no event id; one looks like issue-10013~9f86d081…");
        }
        return reader.event(new EventKey(site, id.get()))
                .map(event -> Answer.ok(Json.event(event)))
                .orElseGet(() -> Answer.notFound("not processed yet, or unknown"));
    }

    /// The events of an issue (`issue`: a key or an id, of `site` or else the default one), or
    /// those of an outcome (`outcome`, of `site` or else of all).
    Answer list(Map<String, String> query) {
        Optional<Integer> limit = Limit.of(query, PAGE_DEFAULT, PAGE_MAX);
        if (limit.isEmpty()) {
            return Limit.refused(PAGE_MAX);
        }
        Optional<Site> site = Site.named(query.getOrDefault("site", Site.DEFAULT.name()));
        if (site.isEmpty()) {
            return Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -");
        }
        if (query.containsKey("issue") == query.containsKey("outcome")) {
            return Answer.badRequest(WHICH);
        }
        try {
            return query.containsKey("issue")
                    ? ofIssue(site.get(), query, limit.get())
                    : ofOutcome(site.get(), query, limit.get());
        } catch (IllegalArgumentException refused) {
            if (query.containsKey("next")) {
                return Answer.badRequest("next is not a token that this list has given");
            }
            throw refused;
        }
    }

    private Answer ofIssue(Site site, Map<String, String> query, int limit) {
        String issue = query.getOrDefault("issue", "");
        if (issue.isBlank() || issue.length() > Items.KEY_LENGTH_MAX) {
            return Answer.badRequest("issue is not 1 to " + Items.KEY_LENGTH_MAX + " characters");
        }
        return entity(site, issue)
                .flatMap(key -> history(key, limit, query.get("next")))
                .map(Events::page)
                .orElseGet(Items::notFound);
    }

    /// Nothing where nobody has heard of the issue: it has neither a state nor an event.
    private Optional<Page<EventRecord>> history(EntityKey key, int limit, @Nullable String next) {
        Page<EventRecord> page = reader.eventsOf(key, limit, next);
        boolean known = next != null || !page.elements().isEmpty() || reader.state(key).isPresent();
        return known ? Optional.of(page) : Optional.empty();
    }

    private Answer ofOutcome(Site site, Map<String, String> query, int limit) {
        Optional<Outcome> outcome = listed(query.getOrDefault("outcome", ""));
        if (outcome.isEmpty()) {
            return Answer.badRequest(WHICH);
        }
        Page<EventRecord> found = reader.eventsByOutcome(outcome.get(), limit, query.get("next"));
        return page(query.containsKey("site") ? onlyOf(site, found) : found);
    }

    private static Optional<Outcome> listed(String name) {
        return Stream.of(Outcome.DEAD, Outcome.RETRYING)
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }

    /// The part with the other sites' events left out: it may have fewer than asked for, even none,
    /// and still another part after it.
    private static Page<EventRecord> onlyOf(Site site, Page<EventRecord> page) {
        return new Page<>(
                page.elements().stream()
                        .filter(event -> event.envelope().site().equals(site))
                        .toList(),
                page.next());
    }

    /// An issue's id is a number; anything else is a key.
    private Optional<EntityKey> entity(Site site, String issue) {
        if (issue.matches("[0-9]{1,40}")) {
            return Optional.of(new EntityKey(site, Entity.issue(issue)));
        }
        return reader.issueByKey(site, issue).map(StoredEntity::key);
    }

    private static Answer page(Page<EventRecord> page) {
        return Answer.ok(Json.events(page.elements(), page.next()));
    }
}
