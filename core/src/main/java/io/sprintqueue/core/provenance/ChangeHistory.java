package io.sprintqueue.core.provenance;

import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The changes of one entity that are on record, in no order that means anything.
///
/// @param events what each event changed; those that changed nothing may be missing
/// @param complete whether every record was read: false if there are more than one request reads,
///     or one cannot be read
public record ChangeHistory(List<Changes> events, boolean complete) {
    /// Nothing is on record.
    public static final ChangeHistory EMPTY = new ChangeHistory(List.of(), true);

    public ChangeHistory {
        events = List.copyOf(events);
    }

    /// A change with its event.
    public record Told(Changes event, Change change) {
        /// Orders it among the others.
        public Stamp stamp() {
            return Objects.requireNonNull(event.stamp());
        }

        /// Whether it began where the one before it ended, and left the value as that one did: it
        /// changed another part of the field, as a status that stays in its category.
        private boolean keeps(Told before) {
            return !change.valueHash().equals(Change.UNSEEN)
                    && change.from() != null
                    && change.from().equals(before.change().to())
                    && change.valueHash().equals(before.change().valueHash());
        }
    }

    /// What may be shown of it.
    public ChangeHistory shownTo(People shown) {
        return new ChangeHistory(
                events.stream().map(event -> event.shownTo(shown)).toList(), complete);
    }

    /// Where the value of a register comes from: the change with the highest stamp, if that value
    /// is the one that it left. One that kept the value of the change before it does not count.
    ///
    /// @param present the register as it was read before the records. Records that came meanwhile
    ///     are of later stamps, and do not count
    public Provenance of(String name, Register present) {
        return last(name, present.stamp())
                .<Provenance>map(told ->
                        told.change().valueHash().equals(Change.hash(present.value()))
                                ? new Provenance.Known(told)
                                : new Provenance.Untold(told.stamp().changedAt()))
                .orElseGet(Provenance.Unknown::new);
    }

    private Optional<Told> last(String name, Stamp present) {
        List<Told> newestFirst =
                events.stream()
                        .flatMap(event ->
                                event.changes().stream()
                                        .filter(change -> change.register().equals(name))
                                        .map(change -> new Told(event, change)))
                        .filter(told -> told.stamp().compareTo(present) <= 0)
                        .sorted(Comparator.comparing(Told::stamp).reversed())
                        .toList();
        int last = 0;
        while (last + 1 < newestFirst.size()
                && newestFirst.get(last).keeps(newestFirst.get(last + 1))) {
            last++;
        }
        return newestFirst.stream().skip(last).findFirst();
    }
}
