package io.sprintqueue.simulation;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.DeduplicationId;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.processor.ProcessorDoor;
import io.sprintqueue.processor.ProcessorHandler;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.InMemoryQueueStore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Up to three events of one issue, in every order and any lane, and two workers.
final class SmallScope {
    private final Agenda agenda;
    private final Fibers fibers;
    private final Ledger ledger;
    private final InMemoryQueueStore table;
    private final SimulatedBodies bodies;
    private final MessageCodec codec;
    private final Map<Lane, SimulatedQueue> lanes = new EnumMap<>(Lane.class);
    private final List<Worker> workers = new ArrayList<>();
    private int attemptIds;

    private SmallScope(Choices choices, PlantedBug bug, boolean late) {
        agenda = new Agenda(choices);
        fibers = new Fibers(agenda);
        var weather = new OneFault(choices, late);
        var ports = new Ports(agenda, fibers, weather);
        bodies = new SimulatedBodies(ports);
        codec = new MessageCodec(bodies);
        table = new InMemoryQueueStore(agenda);
        ledger = new Ledger(bug.table(table, ports), bodies, weather);
        ProcessorHandler processor =
                ProcessorDoor.processor(
                        ConfigurationReader.defaults(),
                        new ProcessorDoor.Ports(
                                new SimulatedTable(ports, ledger, weather),
                                bodies,
                                _ -> {},
                                agenda,
                                () -> 0L,
                                () -> "writer-" + ++attemptIds),
                        new ProcessorDoor.Manner(
                                _ -> {}, fibers::all, batch -> ledger.reported(batch.results())));
        for (Lane lane : Lane.values()) {
            var queue = new SimulatedQueue(lane.toString(), agenda, choices, null);
            lanes.put(lane, queue);
            workers.add(new Worker(queue, processor, agenda, fibers, weather));
        }
    }

    /// Runs one schedule.
    ///
    /// @return the first invariant that did not hold
    static @Nullable String run(SmallFacts.Scope small, Choices choices, PlantedBug bug) {
        var scope = new SmallScope(choices, bug, small.late());
        var left = new ArrayList<>(small.facts());
        if (small.twice()) {
            scope.send(left.getFirst(), Lane.INTERACTIVE);
            scope.send(left.removeFirst(), Lane.BULK);
        }
        while (!left.isEmpty()) {
            Fact next = left.remove(choices.below(left.size()));
            scope.send(next, choices.of(List.of(Lane.values())));
        }
        scope.workers.forEach(Worker::start);
        while (scope.ledger.violation() == null && scope.agenda.step()) {
            // Time continues.
        }
        scope.judge();
        scope.fibers.abandon();
        return scope.ledger.violation();
    }

    private void send(Fact fact, Lane place) {
        ledger.expect(fact);
        ledger.accept(fact);
        Envelope envelope = envelope(fact, place);
        EncodedMessage encoded = codec.encode(new LaneMessage(envelope, new Body(fact.bytes())));
        Objects.requireNonNull(lanes.get(place))
                .send(
                        envelope.messageGroup(),
                        DeduplicationId.of(envelope),
                        encoded.body(),
                        encoded.attributes());
    }

    private static Envelope envelope(Fact fact, Lane lane) {
        EntityKey entity = Names.entity(fact);
        return new Envelope(
                entity.site(),
                Names.event(fact).eventId(),
                entity.entity(),
                fact.name,
                fact.key,
                Instant.ofEpochMilli(fact.timestamp),
                Agenda.START,
                JiraHeaders.NONE,
                lane,
                0,
                0,
                null,
                null);
    }

    private void judge() {
        int left = lanes.values().stream().mapToInt(SimulatedQueue::size).sum();
        new Verdict(ledger, table, left).pronounce();
    }
}
