package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.readmodel.AskedKey;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An issue as events name it: most by its id, those that could not be routed by a key alone.
///
/// @param issue absent if no issue with that key is known
/// @param keys in upper case
public record IssueReference(Site site, @Nullable Entity issue, Set<String> keys) {
    public IssueReference {
        keys = Set.copyOf(keys);
    }

    /// The issue with its keys, in whatever case they are.
    public static IssueReference of(Site site, @Nullable Entity issue, Collection<String> keys) {
        return new IssueReference(
                site,
                issue,
                keys.stream()
                        .flatMap(key -> AskedKey.of(key).stream())
                        .map(AskedKey::upperCase)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether the event is about the issue. If the issue is known, an event of another one is not,
    /// though it may have the same key in its body: two issues may have had one key.
    public boolean isOf(EventRecord event) {
        Entity accepted = event.envelope().eventId().entity();
        Entity placed = event.envelope().entity();
        if (!event.envelope().site().equals(site)) {
            return false;
        }
        if (accepted.equals(issue) || placed.equals(issue)) {
            return true;
        }
        boolean isOfAnother =
                accepted.kind() == Entity.Kind.ISSUE || placed.kind() == Entity.Kind.ISSUE;
        return (issue == null || !isOfAnother) && keyIn(event).filter(keys::contains).isPresent();
    }

    /// The key by which the event is found too, if it is. Its id need not lead to it: it ended dead
    /// with nothing else known of its issue, or a replay has placed it.
    public static Optional<String> keyOf(EventRecord event) {
        EventId id = event.envelope().eventId();
        boolean isDead = event.outcome() == Outcome.DEAD;
        boolean isPlacedLater =
                id.entity().kind() != Entity.Kind.ISSUE
                        && event.envelope().entity().kind() == Entity.Kind.ISSUE;
        return isDead || isPlacedLater ? keyIn(event) : Optional.empty();
    }

    private static Optional<String> keyIn(EventRecord event) {
        return Optional.ofNullable(event.envelope().issueKey())
                .flatMap(AskedKey::of)
                .map(AskedKey::upperCase);
    }
}
