package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Names the entities of messages, as the store does.
final class Entities {
    private Entities() {}

    static EntityKey of(Incoming incoming) {
        Envelope envelope = incoming.message().envelope();
        return new EntityKey(envelope.site(), envelope.entity());
    }

    /// The entity of a group: all of its messages have the same one.
    static EntityKey of(List<Incoming> group) {
        return of(group.getFirst());
    }

    static Set<EventKey> events(Collection<Incoming> messages) {
        return messages.stream()
                .map(incoming -> EventKey.of(incoming.message().envelope()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
