package io.sprintqueue.core.merge;

import java.util.Comparator;

/// One field of an entity: its last value, and the event that set it.
public record Register(Stamp stamp, FieldValue value) implements Comparable<Register> {
    private static final Comparator<Register> ORDER =
            Comparator.comparing(Register::stamp)
                    .thenComparing(register -> register.value().canonical());

    /// The later of the two.
    public Register join(Register other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Register other) {
        return ORDER.compare(this, other);
    }
}
