package io.sprintqueue.store;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Changes;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who changed what, by records in memory.
final class InMemoryHistory {
    private InMemoryHistory() {}

    /// @param records all that are kept
    /// @param readable whether one can be read
    static ChangeHistory of(
            EntityKey key, Stream<EventRecord> records, Predicate<EventKey> readable) {
        List<EventRecord> kept =
                records.filter(record -> hasChanges(record.changes()))
                        .filter(record -> partition(record).equals(key))
                        .filter(record -> record.envelope().entity().equals(key.entity()))
                        .toList();
        List<EventRecord> read =
                kept.stream()
                        .filter(record -> readable.test(EventKey.of(record.envelope())))
                        .toList();
        return new ChangeHistory(
                read.stream().map(EventRecord::changes).toList(), read.size() == kept.size());
    }

    private static boolean hasChanges(Changes changes) {
        return !changes.changes().isEmpty() || changes.leftOut() > 0;
    }

    private static EntityKey partition(EventRecord record) {
        return new EntityKey(record.envelope().site(), record.envelope().eventId().entity());
    }
}
