package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Processes a batch of a lane: groups it by entity, reads once for all, and applies each group by
/// itself, so that a failure in one group never holds back another. If that read fails, but not
/// because the table is slow or down, each group is read separately.
public final class BatchProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final EntityStore store;
    private final GroupProcessor groups;
    private final SideBySide sideBySide;

    /// Reads with the store, and applies each group with the group processor, in parallel.
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
            if (byEntity.size() == 1 || Failures.isOutage(failed)) {
                return failed(batch, failed);
            }
            LOG.warn(
                    "a batch cannot be read at once, each group is read separately: {}",
                    Failures.describe(failed));
            return apply(byEntity.values(), group -> groups.process(group, deadline));
        }
        return apply(byEntity.values(), group -> groups.process(group, snapshot, deadline));
    }

    private List<Result> apply(
            Collection<List<Incoming>> byEntity, Function<List<Incoming>, List<Result>> process) {
        if (byEntity.size() == 1) {
            return apply(byEntity.iterator().next(), process);
        }
        var tasks = new ArrayList<Supplier<List<Result>>>();
        for (List<Incoming> group : byEntity) {
            tasks.add(() -> apply(group, process));
        }
        return sideBySide.all(tasks).stream().flatMap(List::stream).toList();
    }

    /// An unexpected failure, even an error of the JVM, fails its own group and no other.
    private static List<Result> apply(
            List<Incoming> group, Function<List<Incoming>, List<Result>> process) {
        try {
            return process.apply(group);
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
