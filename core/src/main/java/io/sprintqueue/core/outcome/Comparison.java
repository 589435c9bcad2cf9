package io.sprintqueue.core.outcome;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a reading would do to what is held, decided by the processor's own decision. Only what
/// changes a value is worth an event: a newer stamp of the same value is not.
public sealed interface Comparison {
    /// It says nothing new.
    record Same() implements Comparison {}

    /// It would change the values of these registers, or bring a key that was not known.
    ///
    /// @param cleared those of them that lose a value
    record Differs(SortedSet<String> changed, SortedSet<String> cleared) implements Comparison {}

    /// It says something else of these registers and would lose against what is held.
    record Contradicts(SortedSet<String> registers) implements Comparison {}

    /// The processor would not take it.
    record Unusable(String reason) implements Comparison {}

    /// Compares a reading with what is held.
    static Comparison of(
            State held, Envelope envelope, Body body, Configuration configuration, Instant now) {
        Decision decision = Decision.of(held, envelope, body, configuration, now);
        if (decision.outcome() == Outcome.DEAD || decision.outcome() == Outcome.IGNORED) {
            return new Unusable(String.valueOf(decision.reason()));
        }
        State after = decision.after();
        SortedSet<String> changed = differing(held, after.registers());
        if (!changed.isEmpty() || !after.keys().equals(held.keys())) {
            var cleared = new TreeSet<>(changed);
            cleared.removeIf(name -> !held.has(name) || after.has(name));
            return new Differs(changed, cleared);
        }
        State said = Decision.of(State.EMPTY, envelope, body, configuration, now).after();
        SortedSet<String> losing = differing(held, said.registers());
        return losing.isEmpty() && !held.deleted() ? new Same() : new Contradicts(losing);
    }

    private static SortedSet<String> differing(State held, Map<String, Register> registers) {
        var differing = new TreeSet<String>();
        registers.forEach((name, register) -> {
            Register known = held.registers().get(name);
            if (!same(known == null ? null : known.value(), register.value())) {
                differing.add(name);
            }
        });
        return differing;
    }

    /// Whether two values are the same; a person is so under another name.
    static boolean same(@Nullable FieldValue held, FieldValue said) {
        if (held instanceof FieldValue.User(var heldId, _)
                && said instanceof FieldValue.User(var saidId, _)
                && heldId != null
                && saidId != null) {
            return heldId.equals(saidId);
        }
        return said.equals(held);
    }
}
