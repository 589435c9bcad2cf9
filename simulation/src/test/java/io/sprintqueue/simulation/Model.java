package io.sprintqueue.simulation;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.State;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an entity must come to, by a small model that knows nothing of registers, joins and deltas:
/// the facts in the order that the design defines, one after the other, each over what was there.
///
/// @param registers register → text, [Fact#CLEARED] for a cleared one
record Model(
        Map<String, String> registers,
        long lastActivity,
        Collection<String> keys,
        boolean deleted) {
    private static final List<String> SPRINT =
            List.of(
                    "name",
                    "state",
                    "goal",
                    "startDate",
                    "endDate",
                    "completeDate",
                    "activatedDate",
                    "boardId");
    private static final List<String> PROJECT = List.of("key", "name");
    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::full)
                    .thenComparingLong(fact -> fact.updated == null ? fact.timestamp : fact.updated)
                    .thenComparingLong(fact -> fact.fired ? 0 : fact.timestamp)
                    .thenComparingLong(fact -> fact.changelogId)
                    .thenComparing(Fact::hash);

    /// What the facts, all of one entity, come to.
    static Model of(Collection<Fact> facts) {
        var registers = new TreeMap<String, String>();
        var keys = new TreeSet<String>();
        long lastActivity = 0;
        boolean deleted = false;
        for (Fact fact : facts.stream().sorted(ORDER).toList()) {
            lastActivity = Math.max(lastActivity, fact.timestamp);
            deleted |= fact.nature == Fact.Nature.END;
            if (fact.nature != Fact.Nature.TOUCH) {
                write(fact, registers, keys);
            }
        }
        return new Model(registers, lastActivity, keys, deleted);
    }

    private static void write(Fact fact, Map<String, String> registers, Collection<String> keys) {
        if (fact.isIssue()) {
            if (fact.complete) {
                clearWhatItDoesNotSay(fact, registers);
            }
            registers.putAll(fact.said);
            if (fact.updated != null) {
                registers.put("updated", Long.toString(fact.updated));
            }
            if (fact.key != null) {
                registers.put("key", fact.key);
                keys.add(fact.key);
            }
            if (fact.formerKey != null) {
                keys.add(fact.formerKey);
            }
        } else if (fact.nature == Fact.Nature.WHOLE) {
            for (String register : fact.entity.startsWith("sprint-") ? SPRINT : PROJECT) {
                registers.put(register, fact.said.getOrDefault(register, Fact.CLEARED));
            }
            switch (fact.name) {
                case "project_created", "project_restored_deleted", "project_restored_archived" ->
                        registers.put("lifecycle", "live");
                case "project_archived" -> registers.put("lifecycle", "archived");
                case "project_soft_deleted" -> registers.put("lifecycle", "trashed");
                default -> {
                    // The others say nothing of it.
                }
            }
        }
    }

    private static void clearWhatItDoesNotSay(Fact fact, Map<String, String> registers) {
        for (String register : Vocabulary.EVERY_REGISTER) {
            if (!fact.odd.contains(register)) {
                registers.put(register, Fact.CLEARED);
            }
        }
        registers.putAll(Vocabulary.EVERY_ISSUE_HAS);
        registers.put("unreadable", String.join(",", fact.odd));
    }

    /// What the table has, in the words of the model.
    static Model seen(State state) {
        var registers = new TreeMap<String, String>();
        state.registers()
                .forEach((name, register) -> registers.put(name, text(name, register.value())));
        return new Model(
                registers, state.lastActivity(), new TreeSet<>(state.keys()), state.deleted());
    }

    private static String text(String register, FieldValue value) {
        return switch (value) {
            case FieldValue.Cleared _ -> Fact.CLEARED;
            case FieldValue.Text(var text) when register.equals("updated") ->
                    Long.toString(Instant.parse(text).toEpochMilli());
            case FieldValue.Text(var text) -> text;
            case FieldValue.Numeric(var number) -> number.toPlainString();
            case FieldValue.User(var id, _) -> String.valueOf(id);
            case FieldValue.Texts(var texts) -> String.join(",", texts);
            case FieldValue.Flag(boolean on) -> String.valueOf(on);
            case FieldValue.Opaque(var json) -> json;
        };
    }
}
