package io.sprintqueue.store;

import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.story.StoryRows;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Everything that some events of one entity change, written completely or not at all.
///
/// @param entity whose state it is
/// @param change how the state changes; absent if no event changes it
/// @param records how each event ends, at least one and at most [#EVENTS_MAX], each of a different
///     event
/// @param stories rows of the entity's events in stories of sprints, also where its state does not
///     change
/// @param attemptId unique to this attempt; a record that carries it was written by this attempt
///     although its acknowledgement was lost
/// @param now the time by which stored records are judged expired
public record Commit(
        EntityKey entity,
        @Nullable StateChange change,
        List<EventRecord> records,
        List<StoryEntry> stories,
        String attemptId,
        Instant now) {
    /// A lane's batch holds no more.
    public static final int EVENTS_MAX = 10;

    /// What that many events leave at most.
    public static final int STORIES_MAX = EVENTS_MAX * StoryRows.SPRINTS_MAX;

    public Commit {
        records = List.copyOf(records);
        stories = List.copyOf(stories);
        if (records.isEmpty() || records.size() > EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "a commit has 1 to " + EVENTS_MAX + " records, not " + records.size());
        }
        if (records.stream().map(EventRecord::envelope).map(EventKey::of).distinct().count()
                < records.size()) {
            throw new IllegalArgumentException("a commit has two records of one event");
        }
        if (records.stream().anyMatch(record -> !record.envelope().site().equals(entity.site()))) {
            throw new IllegalArgumentException("a commit has a record of another site");
        }
        if (stories.size() > STORIES_MAX) {
            throw new IllegalArgumentException(
                    "a commit has up to %d rows of stories, not %d"
                            .formatted(STORIES_MAX, stories.size()));
        }
    }

    /// One whose events leave nothing in the stories of sprints.
    public Commit(
            EntityKey entity,
            @Nullable StateChange change,
            List<EventRecord> records,
            String attemptId,
            Instant now) {
        this(entity, change, records, List.of(), attemptId, now);
    }

    /// A new state in place of the one that was read.
    ///
    /// @param before what was read; the commit succeeds only if it has not changed
    /// @param after what takes its place
    /// @param expiresAt when the state may be forgotten; set for tombstones and hidden
    ///     issues only, and not for all
    public record StateChange(Versioned before, State after, @Nullable Instant expiresAt) {}
}
