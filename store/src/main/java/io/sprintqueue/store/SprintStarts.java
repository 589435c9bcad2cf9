package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.Change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds when a sprint was started, by the records of its events. A sprint that was reopened was
/// started more than once: the first time counts.
public final class SprintStarts {
    private static final String STARTED = "sprint_started";

    /// A sprint has a few dozen events.
    private static final int PAGES_MAX = 5;

    private final QueueReader reader;

    public SprintStarts(QueueReader reader) {
        this.reader = reader;
    }

    /// When the earliest event that is still on record told that the sprint had started.
    public Optional<Instant> of(Site site, String sprintId) {
        return events(new IssueReference(site, Entity.sprint(sprintId), Set.of())).stream()
                .filter(SprintStarts::tellsOfAStart)
                .map(event -> event.envelope().jiraTimestamp())
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
    }

    private static boolean tellsOfAStart(EventRecord event) {
        return switch (event.outcome()) {
            case APPLIED, STALE ->
                    STARTED.equals(event.envelope().webhookEvent())
                            || event.changes().changes().stream().anyMatch(SprintStarts::isStart);
            case DUPLICATE, IGNORED, RETRYING, DEAD -> false;
        };
    }

    private static boolean isStart(Change change) {
        return change.register().equals(Fields.SPRINT_STATE)
                && "future".equalsIgnoreCase(change.from())
                && "active".equalsIgnoreCase(change.to());
    }

    private List<EventRecord> events(IssueReference sprint) {
        var events = new ArrayList<EventRecord>();
        String next = null;
        for (int page = 0; page < PAGES_MAX && (page == 0 || next != null); page++) {
            Page<EventRecord> part = reader.eventsOf(sprint, QueueReader.PAGE_MAX, next);
            events.addAll(part.elements());
            next = part.next();
        }
        return events;
    }
}
