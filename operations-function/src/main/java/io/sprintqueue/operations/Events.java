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

/// Answers questions about events.
final class Events {
    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = 200;

    private final QueueReader reader;

    Events(QueueReader reader) {
        this.reader = reader;
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

    /// The events of an issue (`site`, `issue`: a key or an id), or of an outcome (`outcome`).
    Answer list(Map<String, String> query) {
        int limit = limit(query.get("limit"));
        if (limit < 1) {
            return Answer.badRequest("limit is not a number from 1 to " + PAGE_MAX);
        }
        try {
            if (query.containsKey("issue")) {
                return ofIssue(query, limit);
            }
            return ofOutcome(query, limit);
        } catch (IllegalArgumentException refused) {
            return Answer.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    private Answer ofIssue(Map<String, String> query, int limit) {
        Optional<Site> site = Site.named(query.getOrDefault("site", Site.DEFAULT.name()));
        if (site.isEmpty()) {
            return Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -");
        }
        String issue = query.get("issue");
        Optional<EntityKey> key = entity(site.get(), issue == null ? "" : issue);
        if (key.isEmpty()) {
            return Answer.notFound("no issue of this site has or had that key");
        }
        return page(reader.eventsOf(key.get(), limit, query.get("next")));
    }

    private Answer ofOutcome(Map<String, String> query, int limit) {
        return switch (query.getOrDefault("outcome", "")) {
            case "DEAD" -> page(reader.eventsByOutcome(Outcome.DEAD, limit, query.get("next")));
            case "RETRYING" ->
                    page(reader.eventsByOutcome(Outcome.RETRYING, limit, query.get("next")));
            default -> Answer.badRequest("give issue=KEY, or outcome=DEAD or outcome=RETRYING");
        };
    }

    /// An issue's id is a number; anything else is a key.
    private Optional<EntityKey> entity(Site site, String issue) {
        if (issue.matches("[0-9]{1,40}")) {
            return Optional.of(new EntityKey(site, Entity.issue(issue)));
        }
        return issue.isBlank() || issue.length() > 255
                ? Optional.empty()
                : reader.issueByKey(site, issue).map(StoredEntity::key);
    }

    private static Answer page(Page<EventRecord> page) {
        return Answer.ok(Json.events(page.elements(), page.next()));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE_DEFAULT;
        }
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= PAGE_MAX
                ? Integer.parseInt(text)
                : 0;
    }
}
