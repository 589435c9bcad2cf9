package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class LazyBodyStoreTest extends BodyStoreContract {
    @Override
    BodyStore newStore() {
        return new LazyBodyStore(InMemoryBodyStore::new);
    }

    @Test
    void the_store_behind_it_is_made_at_the_first_body_and_once() {
        var made = new AtomicInteger();
        var codec =
                new MessageCodec(
                        new LazyBodyStore(() -> {
                            made.incrementAndGet();
                            return new InMemoryBodyStore();
                        }));

        var small = codec.encode(Messages.of("{}"));
        codec.decode(small.body(), small.attributes());
        assertThat(made).hasValue(0);

        var large = codec.encode(Messages.of(Messages.incompressible(2_000_000)));
        codec.decode(large.body(), large.attributes());
        assertThat(made).hasValue(1);
    }
}
