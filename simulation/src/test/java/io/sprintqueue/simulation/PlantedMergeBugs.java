package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity.Kind;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Bugs in how facts are merged that the simulation must find.
final class PlantedMergeBugs {
    private PlantedMergeBugs() {}

    /// All registers of an item have the stamp of its newest event: what an older one alone knows
    /// never gets in, although nothing newer says anything of it.
    static PlantedBug oneStampPerItem() {
        return PlantedBugs.store(table ->
                new PlantedBugs.Wrapped(table) {
                    @Override
                    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
                        Snapshot read = super.read(entities, events);
                        var states = new HashMap<EntityKey, Versioned>();
                        read.states().forEach((key, known) -> states.put(key, headOf(known)));
                        return new Snapshot(states, read.records());
                    }

                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        if (change == null) {
                            return super.commit(commit);
                        }
                        State before = change.before().state();
                        Optional<Stamp> head = head(before);
                        boolean older =
                                head.isPresent()
                                        && head(change.after()).equals(head)
                                        && !before.registers().equals(change.after().registers());
                        State after =
                                older
                                        ? State.of(
                                                before.registers(),
                                                change.after().lastActivity(),
                                                change.after().keys(),
                                                change.after().deleted())
                                        : change.after();
                        return super.commit(PlantedBugs.with(commit, change, after));
                    }
                });
    }

    private static Versioned headOf(Versioned known) {
        State state = known.state();
        var registers = new TreeMap<String, Register>();
        head(state)
                .ifPresent(stamp ->
                        state.registers()
                                .forEach((name, register) ->
                                        registers.put(
                                                name, new Register(stamp, register.value()))));
        return new Versioned(
                State.of(registers, state.lastActivity(), state.keys(), state.deleted()),
                known.revision());
    }

    private static Optional<Stamp> head(State state) {
        return state.registers().values().stream()
                .map(Register::stamp)
                .max(Comparator.naturalOrder());
    }

    /// What a whole body does not have keeps its old value: the parent that Jira stopped sending
    /// stays for ever.
    static PlantedBug absentSaysNothing() {
        return PlantedBugs.store(table ->
                new PlantedBugs.Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        return super.commit(
                                change == null
                                        ? commit
                                        : PlantedBugs.with(commit, change, kept(commit, change)));
                    }
                });
    }

    private static State kept(Commit commit, Commit.StateChange change) {
        State before = change.before().state();
        State after = change.after();
        var registers = new TreeMap<>(after.registers());
        commit.records().stream()
                .flatMap(record -> record.remarks().clearedAbsent().stream())
                .forEach(field ->
                        before.registers()
                                .forEach((name, register) -> {
                                    if (Fields.itemName(name).equals(field) && !after.has(name)) {
                                        registers.put(name, register);
                                    }
                                }));
        return State.of(registers, after.lastActivity(), after.keys(), after.deleted());
    }

    /// What a body that was trimmed does not have is cleared, as if the body were whole.
    static PlantedBug trimmedClears() {
        return PlantedBugs.store(table ->
                new PlantedBugs.Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        return super.commit(
                                change == null || commit.entity().entity().kind() != Kind.ISSUE
                                        ? commit
                                        : PlantedBugs.with(commit, change, cleared(change)));
                    }
                });
    }

    /// A whole body writes all registers: an event whose stamp only some have was trimmed.
    private static State cleared(Commit.StateChange change) {
        State after = change.after();
        Optional<Stamp> head = head(after).filter(Stamp::full);
        if (head.isEmpty() || head.equals(head(change.before().state()))) {
            return after;
        }
        var registers = new TreeMap<>(after.registers());
        registers.replaceAll((_, register) ->
                register.stamp().equals(head.get())
                        ? register
                        : new Register(head.get(), new FieldValue.Cleared()));
        return State.of(registers, after.lastActivity(), after.keys(), after.deleted());
    }
}
