package io.sprintqueue.lab.chaos;

import io.sprintqueue.lab.load.Delivery;
import io.sprintqueue.lab.load.Ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The audit's result for everything that was accepted.
///
/// @param counts actions and results, by name
/// @param lost accepted events without an outcome, or with a wrong one
/// @param doubled states that were written more or less often than their events' records say
/// @param wrong items and sprints that are not as in Jira
/// @param refused final statuses for deliveries that were not at fault
/// @param settled whether nothing was in progress at the end
public record Verdict(
        Map<String, Long> counts,
        List<String> lost,
        List<String> doubled,
        List<String> wrong,
        List<String> refused,
        boolean settled) {
    /// Nothing lost, nothing twice, nothing wrong, nothing left over.
    public boolean holds() {
        return settled
                && lost.isEmpty()
                && doubled.isEmpty()
                && wrong.isEmpty()
                && refused.isEmpty();
    }

    /// All findings, one a line.
    public List<String> findings() {
        var findings = new ArrayList<String>();
        lost.forEach(each -> findings.add("lost: " + each));
        doubled.forEach(each -> findings.add("doubled: " + each));
        wrong.forEach(each -> findings.add("wrong: " + each));
        refused.forEach(each -> findings.add("refused: " + each));
        if (!settled) {
            findings.add("messages were still in flight at the time limit");
        }
        return findings;
    }

    static Verdict of(Ledger ledger, Recorded recorded, Comparison comparison, boolean settled) {
        Map<Ledger.Event, Delivery.Fate> accepted = ledger.accepted();
        var counts = new TreeMap<String, Long>();
        counts.put("accepted", (long) accepted.size());
        counts.put("duplicates absorbed", ledger.duplicates());
        counts.put("retries by Jira", ledger.retries());
        counts.put("given up by Jira at first", ledger.abandoned());
        counts.put("items and sprints compared", (long) comparison.compared());
        counts.put("states compared", (long) recorded.revisions().size());
        recorded.events()
                .values()
                .forEach(row -> counts.merge("ended " + row.outcome(), 1L, Long::sum));
        return new Verdict(
                counts,
                lost(accepted, recorded),
                doubled(recorded),
                comparison.differences(),
                ledger.refused().stream().map(status -> "HTTP " + status).toList(),
                settled);
    }

    private static List<String> lost(Map<Ledger.Event, Delivery.Fate> accepted, Recorded recorded) {
        var lost = new ArrayList<String>();
        accepted.forEach((event, fate) -> {
            Recorded.Row row = recorded.events().get(event);
            String outcome = row == null ? "nowhere" : row.outcome();
            if (!endsOf(fate).contains(outcome)) {
                lost.add("%s/%s is %s".formatted(event.site(), event.id(), outcome));
            }
        });
        return lost;
    }

    private static Set<String> endsOf(Delivery.Fate fate) {
        return switch (fate) {
            case SETTLED -> Set.of("APPLIED", "STALE");
            case DEAD -> Set.of("DEAD");
        };
    }

    private static List<String> doubled(Recorded recorded) {
        Map<Recorded.Owner, Long> writes = recorded.writes();
        Set<Recorded.Owner> owners = new HashSet<>(writes.keySet());
        owners.addAll(recorded.revisions().keySet());
        var doubled = new ArrayList<String>();
        for (Recorded.Owner owner : owners) {
            Long revision = recorded.revisions().get(owner);
            Long written = writes.get(owner);
            if (!Objects.equals(revision, written)) {
                doubled.add(
                        "%s/%s has revision %s and records of %s writes"
                                .formatted(owner.site(), owner.entity(), revision, written));
            }
        }
        return doubled;
    }
}
