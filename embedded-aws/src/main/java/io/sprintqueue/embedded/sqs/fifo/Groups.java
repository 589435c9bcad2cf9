package io.sprintqueue.embedded.sqs.fifo;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.TreeSet;

/// The groups of a queue, found by what they wait for, so that no call looks at all of them. A
/// group delivers nothing while one of its messages is in flight.
final class Groups {
    private final Map<String, MessageGroup> byName = new HashMap<>();

    /// Nothing of them is in flight and the first message is visible, by its sequence.
    private final TreeMap<Long, MessageGroup> open = new TreeMap<>();

    /// Nothing of them is in flight and the first message is delayed, by its sequence. All messages
    /// are delayed alike, so the first in sequence is the first to be visible.
    private final TreeMap<Long, MessageGroup> delayed = new TreeMap<>();

    private final TreeSet<Stored> inFlight = new TreeSet<>(Stored.BY_VISIBILITY);
    private long delayMillis;
    private long nowMillis;

    Stored add(Delivery delivery) {
        MessageGroup group = byName.computeIfAbsent(delivery.message().group(), MessageGroup::new);
        var stored = new Stored(delivery, group);
        group.messages.put(stored.sequence, stored);
        if (delivery.receives().visibleMillis() > nowMillis) {
            inFlight.add(stored);
            group.inFlight++;
        }
        place(group);
        return stored;
    }

    void remove(Stored stored) {
        MessageGroup group = stored.group;
        if (inFlight.remove(stored)) {
            group.inFlight--;
        }
        group.messages.remove(stored.sequence);
        place(group);
        if (group.messages.isEmpty()) {
            byName.remove(group.name);
        }
    }

    /// Hides the message until its receives say that it is visible.
    void hide(Stored stored, Receives receives) {
        if (inFlight.remove(stored)) {
            stored.group.inFlight--;
        }
        stored.receives = receives;
        inFlight.add(stored);
        stored.group.inFlight++;
        place(stored.group);
    }

    boolean isInFlight(Stored stored) {
        return inFlight.contains(stored);
    }

    boolean isDelayed(Stored stored) {
        return stored.receives.count() == 0 && stored.sentMillis + delayMillis > nowMillis;
    }

    int inFlight() {
        return inFlight.size();
    }

    SequencedCollection<MessageGroup> open() {
        return open.sequencedValues();
    }

    void delay(long millis) {
        delayMillis = millis;
        byName.values().forEach(this::place);
    }

    /// Opens what opens by time alone.
    void advance(long millis) {
        nowMillis = millis;
        while (!inFlight.isEmpty() && inFlight.first().receives.visibleMillis() <= nowMillis) {
            MessageGroup group = inFlight.removeFirst().group;
            group.inFlight--;
            place(group);
        }
        while (!delayed.isEmpty() && !isDelayed(delayed.firstEntry().getValue().first())) {
            place(delayed.firstEntry().getValue());
        }
    }

    /// When a group opens by time alone, or [Long#MAX_VALUE].
    long nextMillis() {
        long shown =
                inFlight.isEmpty() ? Long.MAX_VALUE : inFlight.first().receives.visibleMillis();
        long begun =
                delayed.isEmpty()
                        ? Long.MAX_VALUE
                        : delayed.firstEntry().getValue().first().sentMillis + delayMillis;
        return Math.min(shown, begun);
    }

    private void place(MessageGroup group) {
        if (group.messages.isEmpty() || group.inFlight > 0) {
            group.moveTo(null);
        } else {
            group.moveTo(isDelayed(group.first()) ? delayed : open);
        }
    }
}
