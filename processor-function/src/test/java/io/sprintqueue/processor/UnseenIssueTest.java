package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// How long an issue is kept that the account of sync does not see.
class UnseenIssueTest {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Instant TOMBSTONE_END = Bodies.NOW.plus(Duration.ofDays(90));

    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final InMemoryBodyStore bodies = new InMemoryBodyStore();
    private final List<Integer> pauses = new ArrayList<>();
    private final AtomicInteger attemptIds = new AtomicInteger();
    private final BatchProcessor processor =
            new BatchProcessor(
                    store,
                    new GroupProcessor(
                            store,
                            new Fold(ConfigurationReader.defaults()),
                            bodies,
                            () -> Bodies.NOW,
                            pauses::add,
                            () -> "writer-" + attemptIds.incrementAndGet()),
                    ParallelGroups.onVirtualThreads());

    @Test
    void an_issue_that_is_not_seen_is_forgotten_some_time_and_not_once_it_is_seen_again() {
        process(Bodies.update("1", "first", 30));
        process(Bodies.seen("1", "not_visible", 20));
        process(Bodies.update("1", "second", 15));
        process(Bodies.seen("1", "visible", 10));

        assertThat(store.commits)
                .extracting(commit -> Objects.requireNonNull(commit.change()).expiresAt())
                .containsExactly(null, TOMBSTONE_END, TOMBSTONE_END, null);
        assertThat(state("1").state().text("summary")).hasValue("second");
    }

    private void process(LaneMessage message) {
        processor.process(Batches.groups(message), Bodies.NOW.plus(TIME));
    }

    private Versioned state(String issueId) {
        var key = new EntityKey(Site.DEFAULT, Entity.issue(issueId));
        return store.store.read(Set.of(key), Set.of()).state(key);
    }
}
