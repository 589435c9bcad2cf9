package io.sprintqueue.core.merge;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known about one entity, or one event's delta: both have this type.
///
/// It is a product of joins, so [#join] is commutative, associative and idempotent, and any order,
/// duplication or delay of the same events ends in the same state.
public final class State {
    /// The most keys that are remembered: the first ones in their order, so that the bounded union
    /// is still a join.
    public static final int KEYS_MAX = 50;

    /// The empty state: the neutral element of the join.
    public static final State EMPTY = new State(new TreeMap<>(), 0, new TreeSet<>(), false);

    private final NavigableMap<String, Register> registers;
    private final long lastActivity;
    private final NavigableSet<String> keys;
    private final boolean deleted;

    private State(
            NavigableMap<String, Register> registers,
            long lastActivity,
            NavigableSet<String> keys,
            boolean deleted) {
        this.registers = Collections.unmodifiableNavigableMap(registers);
        this.lastActivity = lastActivity;
        this.keys = Collections.unmodifiableNavigableSet(keys);
        this.deleted = deleted;
    }

    /// A state of these parts.
    ///
    /// @param registers field name → register
    /// @param lastActivity the latest event's time in epoch milliseconds, or 0
    /// @param keys every key the issue was seen with
    /// @param deleted whether Jira deleted it
    public static State of(
            Map<String, Register> registers,
            long lastActivity,
            Iterable<String> keys,
            boolean deleted) {
        var sorted = new TreeSet<String>();
        keys.forEach(sorted::add);
        return new State(new TreeMap<>(registers), lastActivity, bounded(sorted), deleted);
    }

    /// The join of both: the later register wins, field by field; the latest activity; the union of
    /// the keys; and once deleted, always deleted.
    public State join(State other) {
        var joined = new TreeMap<String, Register>(registers);
        other.registers.forEach((name, register) -> joined.merge(name, register, Register::join));
        var union = new TreeSet<String>(keys);
        union.addAll(other.keys);
        return new State(
                joined,
                Math.max(lastActivity, other.lastActivity),
                bounded(union),
                deleted || other.deleted);
    }

    public NavigableMap<String, Register> registers() {
        return registers;
    }

    public long lastActivity() {
        return lastActivity;
    }

    public NavigableSet<String> keys() {
        return keys;
    }

    public boolean deleted() {
        return deleted;
    }

    /// The value of a register; nothing if no event has said anything of that field.
    public Optional<FieldValue> value(String name) {
        return Optional.ofNullable(registers.get(name)).map(Register::value);
    }

    /// Whether a register is known and not cleared.
    public boolean has(String name) {
        return value(name).filter(known -> !(known instanceof FieldValue.Cleared)).isPresent();
    }

    /// The text of a register; nothing if it is unknown, cleared or no text.
    public Optional<String> text(String name) {
        return value(name, FieldValue.Text.class).map(FieldValue.Text::text);
    }

    /// Whether a register says yes; nothing if it is unknown, cleared or neither yes nor no.
    public Optional<Boolean> flag(String name) {
        return value(name, FieldValue.Flag.class).map(FieldValue.Flag::on);
    }

    /// The number of a register; nothing if it is unknown, cleared or no number.
    public Optional<BigDecimal> number(String name) {
        return value(name, FieldValue.Numeric.class).map(FieldValue.Numeric::number);
    }

    private <V extends FieldValue> Optional<V> value(String name, Class<V> kind) {
        return value(name).filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State that
                && registers.equals(that.registers)
                && lastActivity == that.lastActivity
                && keys.equals(that.keys)
                && deleted == that.deleted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(registers, lastActivity, keys, deleted);
    }

    @Override
    public String toString() {
        return "State[" + registers.keySet() + (deleted ? ", deleted]" : "]");
    }

    private static NavigableSet<String> bounded(NavigableSet<String> keys) {
        while (keys.size() > KEYS_MAX) {
            keys.pollLast();
        }
        return keys;
    }
}
