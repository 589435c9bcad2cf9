package io.sprintqueue.simulation;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.Mention;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Stands before the table, sees every commit that succeeds, and holds the invariants over what
/// webhooks and readings do to each other.
final class SyncLedger implements EntityStore {
    private static final Comparator<EntityKey> BY_NAME = Comparator.comparing(EntityKey::toString);

    private final EntityStore table;
    private final Configuration configuration;
    private final Sight sight;
    private final Map<String, Said> said = new HashMap<>();
    private final Map<EntityKey, List<Fact>> facts = new TreeMap<>(BY_NAME);
    private final Set<EventKey> accepted = new HashSet<>();
    private final Set<EventKey> settled = new HashSet<>();
    private final Tally tally = new Tally();
    private @Nullable String violation;

    SyncLedger(EntityStore table, Configuration configuration, Sight sight) {
        this.table = table;
        this.configuration = configuration;
        this.sight = sight;
    }

    /// What was sent to a lane.
    ///
    /// @param whole whether it is a webhook that says everything of its entity
    /// @param at of a webhook when the change was made, of a reading when Jira looked
    record Said(Body body, boolean reading, boolean whole, Instant at) {}

    /// An event that has taken effect.
    ///
    /// @param delta what it says, by itself
    record Fact(Said said, Envelope envelope, State delta) {}

    /// The first invariant that did not hold.
    @Nullable String violation() {
        return violation;
    }

    void violated(String what) {
        if (violation == null) {
            violation = what;
        }
    }

    Tally tally() {
        return tally;
    }

    /// Something was sent, and may arrive.
    void said(Said what) {
        said.put(what.body().hash(), what);
    }

    /// It was accepted: from now on it must end.
    void accepted(EventKey event) {
        accepted.add(event);
    }

    Collection<EventKey> unsettled() {
        return accepted.stream().filter(event -> !settled.contains(event)).toList();
    }

    /// Every entity, with the events that took effect.
    Map<EntityKey, List<Fact>> facts() {
        return facts;
    }

    State held(EntityKey entity) {
        return table.read(Set.of(entity), Set.of()).state(entity).state();
    }

    @Override
    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        return table.read(entities, events);
    }

    @Override
    public CommitResult commit(Commit commit) {
        State before = held(commit.entity());
        CommitResult result = table.commit(commit);
        if (result instanceof CommitResult.Committed) {
            commit.records().forEach(record -> settle(record, commit));
            check(commit.entity(), before, held(commit.entity()));
        }
        return result;
    }

    @Override
    public void keep(Site site, Mention mention) {
        table.keep(site, mention);
    }

    private void settle(EventRecord record, Commit commit) {
        Envelope envelope = record.envelope();
        if (!record.outcome().isTerminal() || !settled.add(EventKey.of(envelope))) {
            return;
        }
        tally.count(envelope.origin() + " " + record.outcome());
        Said what = said.get(envelope.eventId().hash());
        if (what == null) {
            violated("an event that was never sent: " + envelope.eventId());
        } else if (record.outcome() == Outcome.DEAD) {
            violated("dead: " + envelope.webhookEvent() + ", " + record.reason());
        } else {
            Decision alone =
                    Decision.of(State.EMPTY, envelope, what.body(), configuration, commit.now());
            facts.computeIfAbsent(commit.entity(), _ -> new ArrayList<>())
                    .add(new Fact(what, envelope, alone.after()));
        }
    }

    private void check(EntityKey entity, State before, State after) {
        if (entity.entity().kind() == Entity.Kind.ISSUE) {
            checkShownAgain(entity, before, after);
        }
        if (!after.deleted()) {
            checkNewest(entity, after);
        }
    }

    /// Only whoever was seen after it was hidden may be shown again.
    private void checkShownAgain(EntityKey entity, State before, State after) {
        if (IssueVisibility.hides(before) && !IssueVisibility.hides(after)) {
            Register visibility = Objects.requireNonNull(before.registers().get(Fields.VISIBILITY));
            Instant hidden = Instant.ofEpochMilli(visibility.stamp().timestamp());
            tally.count("shown again");
            if (!sight.readSince(entity.entity().id(), hidden)) {
                violated("shown, and not seen since it was hidden: " + entity);
            }
        }
    }

    /// Each value is what the newest webhook says, or what was read after it.
    private void checkNewest(EntityKey entity, State after) {
        List<Fact> known = facts.getOrDefault(entity, List.of());
        Instant newest =
                known.stream()
                        .filter(fact -> fact.said().whole())
                        .map(fact -> fact.said().at())
                        .max(Instant::compareTo)
                        .orElse(Instant.MAX);
        Predicate<Fact> mayDecide =
                fact ->
                        fact.said().reading()
                                ? !fact.said().at().isBefore(newest)
                                : fact.said().whole() && fact.said().at().equals(newest);
        List<Fact> deciding = known.stream().filter(mayDecide).toList();
        deciding.stream()
                .filter(fact -> !fact.said().reading())
                .flatMap(fact -> fact.delta().registers().keySet().stream())
                .filter(register -> !says(deciding, register, after.value(register).orElse(null)))
                .findFirst()
                .ifPresent(register ->
                        violated(
                                "an older reading beat a webhook: %s of %s is %s"
                                        .formatted(register, entity, after.value(register))));
    }

    private static boolean says(List<Fact> facts, String register, @Nullable FieldValue value) {
        return facts.stream()
                .anyMatch(fact ->
                        fact.delta().value(register).filter(v -> v.equals(value)).isPresent());
    }
}
