package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Processes a batch of a lane: reads once for all groups, and applies each group by itself, so
/// that a failure in one group never holds back another. If that read fails, but not because the
/// table is slow or down, each group is read separately.
public final class BatchProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final EntityStore store;
    private final GroupProcessor groups;
    private final ParallelGroups parallel;

    /// Reads with the store, and applies each group with the group processor, in parallel.
    public BatchProcessor(EntityStore store, GroupProcessor groups, ParallelGroups parallel) {
        this.store = store;
        this.groups = groups;
        this.parallel = parallel;
    }

    /// Processes the groups of a batch.
    ///
    /// @param batch at most 10 messages
    /// @param deadline no new attempt starts after this
    /// @return a result for each message
    public List<Result> process(List<EntityGroup> batch, Instant deadline) {
        Snapshot snapshot;
        try {
            snapshot = read(batch);
        } catch (RuntimeException | Error failed) {
            if (batch.size() == 1 || Failures.isOutage(failed)) {
                return batch.stream().flatMap(group -> failed(group, failed)).toList();
            }
            LOG.warn(
                    "a batch cannot be read at once, each group is read separately: {}",
                    Failures.describe(failed));
            return apply(batch, group -> groups.process(group, deadline));
        }
        return apply(batch, group -> groups.process(group, snapshot, deadline));
    }

    private Snapshot read(List<EntityGroup> batch) {
        return store.read(
                batch.stream().map(EntityGroup::entity).collect(Collectors.toUnmodifiableSet()),
                batch.stream()
                        .flatMap(group -> group.events().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private List<Result> apply(
            List<EntityGroup> batch, Function<EntityGroup, List<Result>> process) {
        if (batch.size() == 1) {
            return apply(batch.getFirst(), process);
        }
        return parallel
                .all(
                        batch.stream()
                                .<Supplier<List<Result>>>map(group -> () -> apply(group, process))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// An unexpected failure, even an error of the JVM, fails its own group and no other.
    private static List<Result> apply(
            EntityGroup group, Function<EntityGroup, List<Result>> process) {
        try {
            return process.apply(group);
        } catch (RuntimeException | Error failed) {
            return failed(group, failed).toList();
        }
    }

    private static Stream<Result> failed(EntityGroup group, Throwable failure) {
        return group.messages().stream()
                .map(decoded ->
                        new Result.Failed(
                                decoded.messageId(),
                                decoded.message().envelope().eventId(),
                                Failures.describe(failure)));
    }
}
