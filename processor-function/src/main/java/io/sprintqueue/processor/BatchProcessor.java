package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Processes a batch of a lane: groups it by entity, reads once for all, and applies each group by
/// itself, so that a failure in one group never holds back another.
public final class BatchProcessor {
    private final EntityStore store;
    private final GroupProcessor groups;
    private final SideBySide sideBySide;

    /// Reads with the store, and applies each group with the group processor, side by side.
    public BatchProcessor(EntityStore store, GroupProcessor groups, SideBySide sideBySide) {
        this.store = store;
        this.groups = groups;
        this.sideBySide = sideBySide;
    }

    /// Processes the messages of a batch.
    ///
    /// @param batch at most 10 messages, in the order of their groups
    /// @param deadline no new attempt starts after this
    /// @return a result for each message
    public List<Result> process(List<Incoming> batch, Instant deadline) {
        Map<EntityKey, List<Incoming>> byEntity = byEntity(batch);
        Snapshot snapshot;
        try {
            snapshot = store.read(byEntity.keySet(), Entities.events(batch));
        } catch (RuntimeException | Error failed) {
            return failed(batch, failed);
        }
        return byEntity.size() == 1
                ? apply(byEntity.values().iterator().next(), snapshot, deadline)
                : applySideBySide(byEntity.values(), snapshot, deadline);
    }

    private List<Result> applySideBySide(
            Collection<List<Incoming>> byEntity, Snapshot snapshot, Instant deadline) {
        var tasks = new ArrayList<Supplier<List<Result>>>();
        for (List<Incoming> group : byEntity) {
            tasks.add(() -> apply(group, snapshot, deadline));
        }
        return sideBySide.all(tasks).stream().flatMap(List::stream).toList();
    }

    /// Any failure that nobody planned, an error of the machine's too, fails its own group and no
    /// other.
    private List<Result> apply(List<Incoming> group, Snapshot snapshot, Instant deadline) {
        try {
            return groups.process(group, snapshot, deadline);
        } catch (RuntimeException | Error failed) {
            return failed(group, failed);
        }
    }

    private static Map<EntityKey, List<Incoming>> byEntity(List<Incoming> batch) {
        var byEntity = new LinkedHashMap<EntityKey, List<Incoming>>();
        for (Incoming incoming : batch) {
            byEntity.computeIfAbsent(Entities.of(incoming), _ -> new ArrayList<>()).add(incoming);
        }
        return byEntity;
    }

    private static List<Result> failed(List<Incoming> messages, Throwable failure) {
        return messages.stream()
                .<Result>map(incoming ->
                        new Result.Failed(
                                incoming.messageId(),
                                incoming.message().envelope().eventId(),
                                Failures.describe(failure)))
                .toList();
    }
}
