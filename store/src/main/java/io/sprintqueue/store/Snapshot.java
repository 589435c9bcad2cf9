package io.sprintqueue.store;

import io.sprintqueue.core.outcome.EventRecord;

import java.util.Map;
import java.util.Optional;

/// What one consistent read found.
public record Snapshot(Map<EntityKey, Versioned> states, Map<EventKey, EventRecord> records) {
    public Snapshot {
        states = Map.copyOf(states);
        records = Map.copyOf(records);
    }

    public Versioned state(EntityKey key) {
        return states.getOrDefault(key, Versioned.ABSENT);
    }

    public Optional<EventRecord> record(EventKey key) {
        return Optional.ofNullable(records.get(key));
    }
}
