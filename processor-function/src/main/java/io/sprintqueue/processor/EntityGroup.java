package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The messages of a batch that are about one entity, in the order of their message group.
///
/// @param messages at least one
public record EntityGroup(List<DecodedMessage> messages) {
    public EntityGroup {
        messages = List.copyOf(messages);
    }

    /// What all of them are about: a message group is one entity of one site.
    EntityKey entity() {
        Envelope envelope = messages.getFirst().message().envelope();
        return new EntityKey(envelope.site(), envelope.entity());
    }

    /// Their events.
    Set<EventKey> events() {
        return messages.stream()
                .map(decoded -> EventKey.of(decoded.message().envelope()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
