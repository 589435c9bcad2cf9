package io.sprintqueue.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

class InMemoryQueueStoreTest extends QueueStoreContract {
    private @Nullable InMemoryQueueStore opened;

    @Override
    protected Ports open(InstantSource clock) {
        opened = new InMemoryQueueStore(clock);
        return new Ports(opened, opened, opened.stories());
    }

    @Override
    protected Optional<Instant> expiryOf(EntityKey key) {
        return Objects.requireNonNull(opened).expiryOf(key);
    }

    @Override
    protected void spoil(EntityKey key) {
        Objects.requireNonNull(opened).spoil(key);
    }

    @Override
    protected void spoil(EventKey key) {
        Objects.requireNonNull(opened).spoil(key);
    }

    @Override
    protected void spoilChanges(EventKey key) {
        spoil(key);
    }
}
