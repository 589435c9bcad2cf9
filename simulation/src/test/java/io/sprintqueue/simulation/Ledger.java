package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.processor.Result;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stands before the table, sees every commit that succeeds, and holds the invariants over them.
final class Ledger implements EntityStore {
    /// What the configuration says by default.
    private static final int CYCLES = 4;

    private final EntityStore table;
    private final Weather weather;
    private final SimulatedBodies bodies;
    private final Map<EventKey, Fact> facts = new HashMap<>();
    private final Map<EventKey, List<Settled>> settled = new HashMap<>();
    private final Map<EventKey, Integer> reports = new HashMap<>();
    private final Map<EntityKey, Integer> writes = new HashMap<>();
    private final Set<EntityKey> deleted = new HashSet<>();
    private final Set<EventKey> accepted = new HashSet<>();
    private final Tally tally = new Tally();
    private @Nullable String violation;

    Ledger(EntityStore table, SimulatedBodies bodies, Weather weather) {
        this.table = table;
        this.bodies = bodies;
        this.weather = weather;
    }

    private record Settled(EventRecord record, String writer, Instant at) {}

    /// The first invariant that did not hold.
    @Nullable String violation() {
        return violation;
    }

    void violated(String what) {
        if (violation == null) {
            violation = what;
        }
    }

    void expect(Fact fact) {
        facts.put(Names.event(fact), fact);
    }

    /// Ingest answered 202: from now on the event must end.
    void accept(Fact fact) {
        tally.count("accepted");
        accepted.add(Names.event(fact));
    }

    Set<EventKey> accepted() {
        return accepted;
    }

    Tally tally() {
        return tally;
    }

    boolean isSettled(EventKey event) {
        return settled.containsKey(event);
    }

    /// All events that Jira sent.
    Set<EventKey> events() {
        return facts.keySet();
    }

    /// The facts of an entity that were applied at a time when they counted.
    Collection<Fact> counted(EntityKey entity) {
        var counted = new ArrayList<Fact>();
        settled.forEach((event, times) -> {
            Fact fact = facts.get(event);
            if (fact != null
                    && Names.entity(fact).equals(entity)
                    && times.stream().anyMatch(Ledger::counts)) {
                counted.add(fact);
            }
        });
        return counted;
    }

    private static boolean counts(Settled settled) {
        Outcome outcome = settled.record().outcome();
        return outcome == Outcome.APPLIED || outcome == Outcome.STALE;
    }

    /// The table has forgotten the entity, as its time to live allows.
    void forgotten(EntityKey entity) {
        tally.count("forgotten");
        writes.remove(entity);
        deleted.remove(entity);
    }

    @Override
    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        return table.read(entities, events);
    }

    @Override
    public CommitResult commit(Commit commit) {
        CommitResult result = table.commit(commit);
        tally.count(result.getClass().getSimpleName());
        if (result instanceof CommitResult.Committed && !isRepeated(commit)) {
            commit.records().forEach(record -> settle(record, commit));
            checkState(commit);
            checkStories(commit);
        }
        return result;
    }

    @Override
    public void keep(Site site, Mention mention) {
        table.keep(site, mention);
    }

    private boolean isRepeated(Commit commit) {
        return settled.getOrDefault(event(commit.records().getFirst()), List.of()).stream()
                .anyMatch(before -> before.writer().equals(commit.attemptId()));
    }

    private static EventKey event(EventRecord record) {
        return EventKey.of(record.envelope());
    }

    private void settle(EventRecord record, Commit commit) {
        if (!record.outcome().isTerminal()) {
            tally.count(record.outcome());
            return;
        }
        List<Settled> before = settled.computeIfAbsent(event(record), _ -> new ArrayList<>());
        for (Settled each : before) {
            if (each.record().expiresAt().isAfter(commit.now())
                    && each.record().envelope().replay() >= record.envelope().replay()) {
                violated("settled twice: " + event(record) + " as " + record.outcome());
            }
        }
        before.add(new Settled(record, commit.attemptId(), commit.now()));
        tally.count(record.outcome());
        checkFate(record, commit.now());
    }

    private void checkFate(EventRecord record, Instant now) {
        Fact fact = facts.get(event(record));
        if (fact == null) {
            violated("an event that Jira never sent: " + event(record));
            return;
        }
        Fact.Fate wanted = fact.fate(record.envelope().receivedAt(), now);
        boolean right =
                switch (record.outcome()) {
                    case APPLIED, STALE -> wanted == Fact.Fate.COUNTS;
                    case IGNORED -> wanted == Fact.Fate.IGNORED;
                    case DEAD -> (wanted == Fact.Fate.DEAD || isGivenUp(record)) && isKept(record);
                    case DUPLICATE, RETRYING -> false;
                };
        if (!right) {
            violated("%s must end %s, not %s".formatted(fact, wanted, record.outcome()));
        }
    }

    /// Only what failed through all cycles may end dead although it could be read.
    private boolean isGivenUp(EventRecord record) {
        Envelope envelope = record.envelope();
        tally.count("given up");
        return envelope.redriveCycle() >= CYCLES
                && weather.kills(new EntityKey(envelope.site(), envelope.entity()));
    }

    private boolean isKept(EventRecord record) {
        String bodyKey = record.bodyKey();
        return bodyKey != null && bodies.has(bodyKey);
    }

    private void checkState(Commit commit) {
        boolean applied =
                commit.records().stream().anyMatch(each -> each.outcome() == Outcome.APPLIED);
        Commit.StateChange change = commit.change();
        if (applied != (change != null)) {
            violated("a state and its records do not belong together: " + commit.entity());
        }
        if (change == null) {
            return;
        }
        int count = writes.merge(commit.entity(), 1, Integer::sum);
        long revision =
                table.read(Set.of(commit.entity()), Set.of()).state(commit.entity()).revision();
        if (revision != count) {
            violated(
                    "%s has revision %d after %d writes"
                            .formatted(commit.entity(), revision, count));
        }
        if (deleted.contains(commit.entity()) && !change.after().deleted()) {
            violated("resurrected: " + commit.entity());
        }
        if (change.after().deleted()) {
            deleted.add(commit.entity());
        }
    }

    /// What counts leaves its rows with its record, also where it changes nothing.
    private void checkStories(Commit commit) {
        Set<String> wanted =
                commit.records().stream()
                        .filter(Ledger::counts)
                        .flatMap(record -> Stream.ofNullable(facts.get(event(record))))
                        .flatMap(fact ->
                                fact.story().map(sprint -> sprint + "#" + fact.hash()).stream())
                        .collect(Collectors.toSet());
        Set<String> rows =
                commit.stories().stream()
                        .map(entry -> entry.sprintId() + "#" + entry.row().stamp().bodyHash())
                        .collect(Collectors.toSet());
        if (!rows.equals(wanted)) {
            violated("%s must leave the rows %s, not %s".formatted(commit.entity(), wanted, rows));
        }
        rows.forEach(_ -> tally.count("row of a story"));
    }

    private static boolean counts(EventRecord record) {
        return record.outcome() == Outcome.APPLIED || record.outcome() == Outcome.STALE;
    }

    private boolean isDuplicate(Outcome outcome) {
        boolean duplicate = outcome == Outcome.DUPLICATE;
        if (duplicate) {
            tally.count(outcome);
        }
        return duplicate;
    }

    /// What the processor tells operators: no event may be counted more often than it settled.
    void reported(List<Result> results) {
        for (Result result : results) {
            if (result instanceof Result.Settled(_, var envelope, var outcome, _, _)
                    && !isDuplicate(outcome)) {
                EventKey event = EventKey.of(envelope);
                int count = reports.merge(event, 1, Integer::sum);
                if (count > settled.getOrDefault(event, List.of()).size()) {
                    violated("reported more often than it settled: " + event);
                }
            }
        }
    }
}
