package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.UnreadableRowException;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Tells which events must not say what they changed, nor who did it: those of issues that the
/// account of sync does not see. For one answer; it reads each issue once.
final class UnseenIssues implements Predicate<EventRecord> {
    private final QueueReader reader;
    private final Map<EntityKey, Boolean> unseen = new HashMap<>();

    UnseenIssues(QueueReader reader) {
        this.reader = reader;
    }

    /// Reads no issue of an event that has nothing to hide.
    @Override
    public boolean test(EventRecord event) {
        var envelope = event.envelope();
        return !event.changes().equals(Changes.NONE)
                && Stream.of(envelope.entity(), envelope.eventId().entity())
                        .filter(entity -> entity.kind() == Entity.Kind.ISSUE)
                        .map(issue -> new EntityKey(envelope.site(), issue))
                        .anyMatch(issue -> unseen.computeIfAbsent(issue, this::isUnseen));
    }

    /// One whose state cannot be read may be unseen.
    private boolean isUnseen(EntityKey issue) {
        try {
            return reader.state(issue)
                    .filter(stored -> IssueVisibility.hides(stored.state()))
                    .isPresent();
        } catch (UnreadableRowException _) {
            return true;
        }
    }
}
