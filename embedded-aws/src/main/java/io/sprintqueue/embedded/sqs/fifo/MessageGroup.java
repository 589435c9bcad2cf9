package io.sprintqueue.embedded.sqs.fifo;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/// The messages of one group in their order, and how many of them are in flight.
final class MessageGroup {
    final String name;
    final TreeMap<Long, Stored> messages = new TreeMap<>();
    int inFlight;

    /// The index that it stands in, and its place there.
    private @Nullable Map<Long, MessageGroup> index;

    private long place;

    MessageGroup(String name) {
        this.name = name;
    }

    Stored first() {
        return messages.firstEntry().getValue();
    }

    /// Moves from one index to another, or to none.
    void moveTo(@Nullable Map<Long, MessageGroup> target) {
        if (index != null) {
            index.remove(place);
        }
        index = target;
        if (target != null) {
            place = messages.firstKey();
            target.put(place, this);
        }
    }
}
