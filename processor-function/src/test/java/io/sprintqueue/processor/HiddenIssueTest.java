package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.InMemoryQueueStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// How long an issue is kept that the account of sync cannot see.
class HiddenIssueTest {
    private static final Instant TOMBSTONE_END = Bodies.NOW.plus(Duration.ofDays(90));

    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final AtomicInteger attemptIds = new AtomicInteger();
    private final GroupProcessor groups =
            new GroupProcessor(
                    store,
                    new Fold(ConfigurationReader.defaults()),
                    new InMemoryBodyStore(),
                    () -> Bodies.NOW,
                    _ -> {},
                    () -> "attempt-" + attemptIds.incrementAndGet());
    private final BatchProcessor processor =
            new BatchProcessor(store, groups, ParallelGroups.onVirtualThreads());

    private void process(LaneMessage message) {
        processor.process(Batches.groups(message), Bodies.NOW.plusSeconds(5));
    }

    @Test
    void it_is_forgotten_some_time_and_not_once_it_is_seen_again() {
        process(Bodies.update("1", "first", 30));
        process(Bodies.seen("1", "not_visible", 20));
        process(Bodies.update("1", "second", 15));
        process(Bodies.seen("1", "visible", 10));

        assertThat(store.commits)
                .extracting(commit -> Objects.requireNonNull(commit.change()).expiresAt())
                .containsExactly(null, TOMBSTONE_END, TOMBSTONE_END, null);
        assertThat(Objects.requireNonNull(store.commits.getLast().change()).after().text("summary"))
                .hasValue("second");
    }
}
