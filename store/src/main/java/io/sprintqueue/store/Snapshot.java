package io.sprintqueue.store;

import io.sprintqueue.core.outcome.EventRecord;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/// The result of one consistent read, including rows that could not be read. Only a request for
/// such a row fails.
///
/// @param states by entity, where there is one
/// @param records by event, where there is one
/// @param unreadableStates why the state of an entity could not be read
/// @param unreadableRecords why the record of an event could not be read
public record Snapshot(
        Map<EntityKey, Versioned> states,
        Map<EventKey, EventRecord> records,
        Map<EntityKey, UnreadableRowException> unreadableStates,
        Map<EventKey, UnreadableRowException> unreadableRecords) {
    public Snapshot {
        states = Map.copyOf(states);
        records = Map.copyOf(records);
        unreadableStates = Map.copyOf(unreadableStates);
        unreadableRecords = Map.copyOf(unreadableRecords);
    }

    /// A read that could read every row.
    public Snapshot(Map<EntityKey, Versioned> states, Map<EventKey, EventRecord> records) {
        this(states, records, Map.of(), Map.of());
    }

    /// The state of the entity, an absent one where there is none.
    ///
    /// @throws UnreadableRowException if there is one that could not be read
    public Versioned state(EntityKey key) {
        throwIfPresent(unreadableStates.get(key));
        return states.getOrDefault(key, Versioned.ABSENT);
    }

    /// The record of the event, where there is one.
    ///
    /// @throws UnreadableRowException if there is one that could not be read
    public Optional<EventRecord> record(EventKey key) {
        throwIfPresent(unreadableRecords.get(key));
        return Optional.ofNullable(records.get(key));
    }

    /// Whether the entity's state can be requested.
    public boolean isReadable(EntityKey key) {
        return !unreadableStates.containsKey(key);
    }

    /// Whether the event's record can be requested.
    public boolean isReadable(EventKey key) {
        return !unreadableRecords.containsKey(key);
    }

    private static void throwIfPresent(@Nullable UnreadableRowException unreadable) {
        if (unreadable != null) {
            throw unreadable;
        }
    }
}
