package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.messaging.DeadLetterSender;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The bugs that the simulation must find, each made by what stands around the real code.
final class PlantedBugs {
    private PlantedBugs() {}

    /// A deleted item leaves nothing behind.
    static PlantedBug noTombstone() {
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
    static PlantedBug recordsBeforeTheState() {
        return inTwoSteps(true);
    }

    /// The effect is written, and then the event is marked as done: a crash in between leaves an
    /// effect that is not known.
    static PlantedBug recordsAfterTheState() {
        return inTwoSteps(false);
    }

    private static PlantedBug inTwoSteps(boolean recordsFirst) {
        return new PlantedBug() {
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
    static PlantedBug noOptimisticCheck() {
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
    static PlantedBug wholeBatchSucceeds() {
        return new PlantedBug() {
            @Override
            public SQSBatchResponse answer(SQSBatchResponse answer) {
                return new SQSBatchResponse(List.of());
            }
        };
    }

    /// Messages are grouped by the key, which a move changes.
    static PlantedBug groupByKey() {
        return new PlantedBug() {
            @Override
            public SqsClient sqs(SqsClient sqs) {
                return new GroupingByKey(sqs);
            }
        };
    }

    /// The redrive acknowledges a message, and then sends its copy: a crash in between loses it.
    static PlantedBug acknowledgementBeforeTheSend() {
        return new PlantedBug() {
            @Override
            public DeadLetterSender deadLetterSender(
                    DeadLetterSender deadLetters, Consumer<QueuedMessage> acknowledge) {
                return new DeadLetterSender() {
                    @Override
                    public void sendToItsQueue(QueuedMessage message, Envelope stamped) {
                        acknowledge.accept(message);
                        deadLetters.sendToItsQueue(message, stamped);
                    }

                    @Override
                    public void sendToBulkLane(QueuedMessage message, Envelope redriven) {
                        acknowledge.accept(message);
                        deadLetters.sendToBulkLane(message, redriven);
                    }
                };
            }
        };
    }

    static PlantedBug store(UnaryOperator<EntityStore> wrapped) {
        return new PlantedBug() {
            @Override
            public EntityStore table(EntityStore table, Ports ports) {
                return wrapped.apply(table);
            }
        };
    }

    static Commit with(Commit commit, Commit.StateChange change, State after) {
        return of(
                commit,
                new Commit.StateChange(change.before(), after, change.expiresAt()),
                commit.records());
    }

    private static Commit of(
            Commit commit, Commit.@Nullable StateChange change, List<EventRecord> records) {
        return new Commit(
                commit.entity(),
                change,
                records,
                commit.stories(),
                commit.attemptId(),
                commit.now());
    }

    /// A table that passes everything on.
    abstract static class Wrapped implements EntityStore {
        private final EntityStore table;

        Wrapped(EntityStore table) {
            this.table = table;
        }

        @Override
        public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
            return table.read(entities, events);
        }

        @Override
        public void keep(Site site, Mention mention) {
            table.keep(site, mention);
        }

        @Override
        public CommitResult commit(Commit commit) {
            return table.commit(commit);
        }
    }
}
