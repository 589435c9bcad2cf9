package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Snapshot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Applies the events of one entity, in order: folded into one commit, or one by one if the folded
/// commit fails, but not because the table is slow or down.
public final class GroupProcessor {
    /// More attempts than this mean that something else is at fault.
    static final int ATTEMPTS_MAX = 8;

    private final EntityStore store;
    private final Fold fold;
    private final BodyStore bodies;
    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<String> attemptIds;

    /// Wires a group processor.
    ///
    /// @param bodies keeps the bodies of events that end dead
    /// @param attemptIds gives a text that is unique to each attempt
    public GroupProcessor(
            EntityStore store,
            Fold fold,
            BodyStore bodies,
            InstantSource clock,
            Pause pause,
            Supplier<String> attemptIds) {
        this.store = store;
        this.fold = fold;
        this.bodies = bodies;
        this.clock = clock;
        this.pause = pause;
        this.attemptIds = attemptIds;
    }

    /// Applies the messages, all of one entity.
    ///
    /// @param snapshot what was read of the entity and its events
    /// @return a result for each message: settled up to the first that fails, failed from there on
    List<Result> process(EntityGroup group, Snapshot snapshot, Instant deadline) {
        try {
            return commit(group, snapshot, deadline);
        } catch (RuntimeException | Error failed) {
            return group.messages().size() == 1 || Failures.isOutage(failed)
                    ? group.messages().stream()
                            .map(decoded -> failure(decoded, Failures.describe(failed)))
                            .toList()
                    : oneByOne(group, deadline);
        }
    }

    /// Applies the messages, all of one entity, by their own read.
    ///
    /// @throws GaveUp if no time is left for it
    List<Result> process(EntityGroup group, Instant deadline) {
        checkTime(deadline, 0);
        return process(group, read(group), deadline);
    }

    /// Applies each separately, so that one that always fails does not fail those before it.
    private List<Result> oneByOne(EntityGroup group, Instant deadline) {
        var results = new ArrayList<Result>();
        for (DecodedMessage decoded : group.messages()) {
            if (!results.isEmpty() && results.getLast() instanceof Result.Failed) {
                results.add(failure(decoded, "behind a failed message of its group"));
                continue;
            }
            results.add(alone(decoded, deadline));
        }
        return results;
    }

    private Result alone(DecodedMessage decoded, Instant deadline) {
        try {
            checkTime(deadline, 0);
            var only = new EntityGroup(List.of(decoded));
            return commit(only, read(only), deadline).getFirst();
        } catch (RuntimeException | Error failed) {
            return failure(decoded, Failures.describe(failed));
        }
    }

    /// Folds and commits until the commit succeeds.
    ///
    /// @throws GaveUp if time or attempts ran out
    private List<Result> commit(EntityGroup group, Snapshot first, Instant deadline) {
        Snapshot snapshot = first;
        Set<EventId> settledBefore = Set.of();
        var kept = new HashMap<EventId, String>();
        var mentioned = new HashSet<Mention>();
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Instant now = checkTime(deadline, attempt - 1);
            Folded folded = fold.of(group, snapshot, settledBefore, now);
            if (folded.records().isEmpty()) {
                return folded.results();
            }
            keepDeadBodies(folded, kept);
            keepMentions(group, folded, mentioned);
            Commit commit = folded.commit(group.entity(), kept, attemptIds.get(), now);
            switch (store.commit(commit)) {
                case CommitResult.Committed _ -> {
                    return folded.results();
                }
                case CommitResult.AlreadySettled(Set<EventId> events) ->
                        settledBefore = union(settledBefore, events);
                case CommitResult.StateMoved _ -> snapshot = read(group);
                case CommitResult.Contended _ -> {
                    pause.before(attempt);
                    snapshot = read(group);
                }
            }
        }
        throw new GaveUp("still contended after " + ATTEMPTS_MAX + " attempts");
    }

    /// The body of an event that ends dead is kept before anything is committed, so that no record
    /// points to a body that is not there; and once, however often the commit is tried.
    private void keepDeadBodies(Folded folded, Map<EventId, String> kept) {
        for (LaneMessage message : folded.dead()) {
            Envelope envelope = message.envelope();
            kept.computeIfAbsent(
                    envelope.eventId(),
                    eventId -> bodies.keep(envelope.site(), eventId, message.body()));
        }
    }

    /// What bodies say of sprints and projects is kept before anything is committed: once events
    /// are settled, a repetition reads no body again, so what a crash kept back would be lost.
    private void keepMentions(EntityGroup group, Folded folded, Set<Mention> kept) {
        for (Mention mention : folded.mentions()) {
            if (!kept.contains(mention)) {
                store.keep(group.entity().site(), mention);
                kept.add(mention);
            }
        }
    }

    /// The time, if there is any left.
    private Instant checkTime(Instant deadline, int attempts) {
        Instant now = clock.instant();
        if (!now.isBefore(deadline)) {
            throw new GaveUp("no time left after " + attempts + " attempts");
        }
        return now;
    }

    private Snapshot read(EntityGroup group) {
        return store.read(Set.of(group.entity()), group.events());
    }

    private static Set<EventId> union(Set<EventId> some, Set<EventId> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Result failure(DecodedMessage decoded, String error) {
        return new Result.Failed(
                decoded.messageId(), decoded.message().envelope().eventId(), error);
    }

    /// The commit could not succeed in the time left.
    static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GaveUp(String message) {
            super(message);
        }
    }
}
