package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.lanes.Received;
import io.sprintqueue.lanes.Resender;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The bugs that the simulation must find, each made by what stands around the real code.
final class PlantedBugs {
    private PlantedBugs() {}

    /// All registers of an item have the stamp of its newest event: what an older one alone knows
    /// never gets in, although nothing newer says anything of it.
    static Plant oneStampPerItem() {
        return store(table ->
                new Wrapped(table) {
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
                        return super.commit(with(commit, change, after));
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
    static Plant absentSaysNothing() {
        return store(table ->
                new Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        return super.commit(
                                change == null
                                        ? commit
                                        : with(commit, change, kept(commit, change)));
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

    /// A deleted item leaves nothing behind.
    static Plant noTombstone() {
        return store(table ->
                new Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        return super.commit(
                                change != null && change.after().deleted()
                                        ? with(commit, change, State.EMPTY)
                                        : commit);
                    }
                });
    }

    /// The event is marked as done, and then its effect is written: a crash in between loses it.
    static Plant recordsBeforeTheState() {
        return inTwoSteps(true);
    }

    /// The effect is written, and then the event is marked as done: a crash in between leaves an
    /// effect that nobody knows of.
    static Plant recordsAfterTheState() {
        return inTwoSteps(false);
    }

    private static Plant inTwoSteps(boolean recordsFirst) {
        return new Plant() {
            @Override
            public EntityStore table(EntityStore table, Ports ports) {
                return new Wrapped(table) {
                    private int strangers;

                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit state =
                                of(commit, commit.change(), List.of(stranger(commit, ++strangers)));
                        Commit records = of(commit, null, commit.records());
                        CommitResult first = super.commit(recordsFirst ? records : state);
                        return first instanceof CommitResult.Committed
                                ? ports.call(
                                        Port.TABLE_COMMIT,
                                        () -> super.commit(recordsFirst ? state : records))
                                : first;
                    }
                };
            }
        };
    }

    /// A record of an event that does not exist, since no commit is without one.
    private static EventRecord stranger(Commit commit, int number) {
        EventRecord known = commit.records().getFirst();
        var envelope = known.envelope();
        var eventId = new EventId(new Entity(Entity.Kind.EVENT, "x"), "%032x".formatted(number));
        return new EventRecord(
                new Envelope(
                        envelope.site(),
                        eventId,
                        envelope.entity(),
                        null,
                        null,
                        null,
                        envelope.receivedAt(),
                        envelope.headers(),
                        envelope.lane(),
                        0,
                        0,
                        null,
                        null),
                known.outcome(),
                null,
                known.finishedAt(),
                List.of(),
                null,
                known.expiresAt());
    }

    /// The last writer wins, whatever it has read.
    static Plant noOptimisticCheck() {
        return store(table ->
                new Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        if (change == null) {
                            return super.commit(commit);
                        }
                        Versioned current =
                                read(Set.of(commit.entity()), Set.of()).state(commit.entity());
                        return super.commit(
                                of(
                                        commit,
                                        new Commit.StateChange(
                                                current, change.after(), change.expiresAt()),
                                        commit.records()));
                    }
                });
    }

    /// A batch of which only some failed is acknowledged as a whole.
    static Plant wholeBatchSucceeds() {
        return new Plant() {
            @Override
            public SQSBatchResponse answer(SQSBatchResponse answer) {
                return new SQSBatchResponse(List.of());
            }
        };
    }

    /// Messages are grouped by the key, which a move changes.
    static Plant groupByKey() {
        return new Plant() {
            @Override
            public SqsClient sqs(SqsClient sqs) {
                return new GroupingByKey(sqs);
            }
        };
    }

    /// The redrive acknowledges a message, and then sends its copy: a crash in between loses it.
    static Plant acknowledgementBeforeTheSend() {
        return new Plant() {
            @Override
            public Resender resender(Resender resender, Consumer<Received> acknowledge) {
                return new Resender() {
                    @Override
                    public void toItsQueue(Received message, Envelope stamped) {
                        acknowledge.accept(message);
                        resender.toItsQueue(message, stamped);
                    }

                    @Override
                    public void toTheBulkLane(Received message, Envelope redriven) {
                        acknowledge.accept(message);
                        resender.toTheBulkLane(message, redriven);
                    }
                };
            }
        };
    }

    private static Plant store(UnaryOperator<EntityStore> wrapped) {
        return new Plant() {
            @Override
            public EntityStore table(EntityStore table, Ports ports) {
                return wrapped.apply(table);
            }
        };
    }

    private static Commit with(Commit commit, Commit.StateChange change, State after) {
        return of(
                commit,
                new Commit.StateChange(change.before(), after, change.expiresAt()),
                commit.records());
    }

    private static Commit of(
            Commit commit, Commit.@Nullable StateChange change, List<EventRecord> records) {
        return new Commit(commit.entity(), change, records, commit.writer(), commit.now());
    }

    /// A table that passes everything on.
    private abstract static class Wrapped implements EntityStore {
        private final EntityStore table;

        Wrapped(EntityStore table) {
            this.table = table;
        }

        @Override
        public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
            return table.read(entities, events);
        }

        @Override
        public CommitResult commit(Commit commit) {
            return table.commit(commit);
        }
    }
}
