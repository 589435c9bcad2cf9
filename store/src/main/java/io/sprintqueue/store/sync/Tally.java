package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one run has counted so far.
public final class Tally {
    /// Issues that are listed by name, in each list.
    public static final int LISTED_MAX = 20;

    private final SortedMap<Counted, Long> counts = new TreeMap<>();
    private final SortedMap<String, Long> cleared = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    /// What is counted.
    public enum Counted {
        READ,
        SAME,
        SENT,
        /// Issues that Jira listed, of which a run reads some or all.
        LISTED,
        CONTRADICTED,
        /// Runs that were at least the third in a row with contradictions.
        STANDING,
        UNUSABLE,
        MISSING,
        JUDGED,
        TOLD,
        /// Runs that listed changes just made, and no webhook had told of any.
        SILENT,
        SAMPLED,
        DISAGREED,
        REQUESTS,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public synchronized void add(Counted what, long more) {
        if (more > 0) {
            counts.merge(what, more, Long::sum);
        }
    }

    public synchronized long count(Counted what) {
        return counts.getOrDefault(what, 0L);
    }

    /// All counts that are not zero, by their names.
    public synchronized SortedMap<String, Long> counts() {
        var named = new TreeMap<String, Long>();
        counts.forEach((what, count) -> named.put(what.toString(), count));
        return named;
    }

    /// Issues that say something else and would lose, the first of them.
    public synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /// Issues that the processor would not take, the first of them, and why.
    public synchronized List<String> unusable() {
        return List.copyOf(unusable);
    }

    public synchronized void cleared(Collection<String> registers) {
        registers.forEach(name -> cleared.merge(name, 1L, Long::sum));
    }

    /// How often each register would have lost its value.
    public synchronized Map<String, Long> cleared() {
        return Map.copyOf(cleared);
    }

    public synchronized void contradicts(String what) {
        add(Counted.CONTRADICTED, 1);
        list(contradictions, what);
    }

    public synchronized void unusable(String what) {
        add(Counted.UNUSABLE, 1);
        list(unusable, what);
    }

    private static void list(List<String> list, String what) {
        if (list.size() < LISTED_MAX) {
            list.add(what);
        }
    }

    /// What was counted since then; which registers and issues, only the whole run tells.
    public synchronized Tally since(Tally before) {
        var since = new Tally();
        counts.forEach((what, count) -> since.add(what, count - before.count(what)));
        return since;
    }

    /// Goes on counting where an earlier slice of the run stopped.
    public static Tally from(JsonNode cursor) {
        var tally = new Tally();
        for (Counted what : Counted.values()) {
            tally.add(what, cursor.path("counts").path(what.name()).asLong());
        }
        cursor.path("cleared")
                .properties()
                .forEach(entry -> tally.cleared.put(entry.getKey(), entry.getValue().asLong()));
        cursor.path("contradictions").forEach(each -> tally.contradictions.add(each.asText()));
        cursor.path("unusable").forEach(each -> tally.unusable.add(each.asText()));
        return tally;
    }

    public synchronized void into(ObjectNode json) {
        ObjectNode numbers = json.putObject("counts");
        counts.forEach((what, count) -> numbers.put(what.name(), count));
        ObjectNode clears = json.putObject("cleared");
        cleared.forEach(clears::put);
        contradictions.forEach(json.putArray("contradictions")::add);
        unusable.forEach(json.putArray("unusable")::add);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
