package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.ingest.IngestDoor;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.lanes.SqsLaneSender;
import io.sprintqueue.processor.ProcessorDoor;
import io.sprintqueue.store.InMemoryQueueStore;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The real functions, wired to models of all that surrounds them, in virtual time.
final class World {
    private static final Configuration CONFIGURATION = ConfigurationReader.defaults();
    private static final long STEPS_MAX = 300_000;
    private static final int MOVES_MAX = 3;

    final Agenda agenda;
    final Ledger ledger;
    final InMemoryQueueStore table;
    final FifoQueue interactive;
    final FifoQueue bulk;
    final Jira jira;
    private final Choices choices;
    private final Fibers fibers;
    private final FifoQueue interactiveDead;
    private final FifoQueue bulkDead;
    private int writers;
    private int moves;

    World(Choices choices, Agenda agenda, Weather weather, Plant plant, int workersPerLane) {
        this.choices = choices;
        this.agenda = agenda;
        this.fibers = new Fibers(agenda);
        var ports = new Ports(agenda, fibers, weather);
        interactiveDead = new FifoQueue("interactive-dlq", agenda, choices, null);
        bulkDead = new FifoQueue("bulk-dlq", agenda, choices, null);
        interactive = new FifoQueue("interactive", agenda, choices, interactiveDead);
        bulk = new FifoQueue("bulk", agenda, choices, bulkDead);
        var bodies = new SimulatedBodies(ports);
        table = new InMemoryQueueStore(agenda);
        ledger = new Ledger(plant.table(table, ports), bodies);
        var sqs =
                plant.sqs(
                        new SimulatedSqs(
                                ports, Map.of(interactive.name(), interactive, bulk.name(), bulk)));
        var vault =
                new Vault(
                        agenda,
                        ports,
                        agenda.millis() + choices.below((int) Duration.ofHours(2).toMillis()));
        IngestHandler ingest =
                IngestDoor.open(
                        CONFIGURATION,
                        vault::read,
                        new SqsLaneSender(
                                sqs,
                                new MessageCodec(bodies),
                                Map.of(
                                        Lane.INTERACTIVE,
                                        interactive.name(),
                                        Lane.BULK,
                                        bulk.name())),
                        agenda);
        jira = new Jira(ingest, agenda, fibers, weather, choices, vault, ledger);
        var processor = processor(ports, weather, bodies, plant);
        for (FifoQueue lane : List.of(interactive, bulk)) {
            new EventSource(lane, processor, agenda, fibers, weather, workersPerLane).open();
        }
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> processor(
            Ports ports, Weather weather, SimulatedBodies bodies, Plant plant) {
        RequestHandler<SQSEvent, SQSBatchResponse> processor =
                ProcessorDoor.open(
                        CONFIGURATION,
                        new ProcessorDoor.Ports(
                                new SimulatedTable(ports, ledger),
                                bodies,
                                agenda,
                                _ -> fibers.pause(weather.latencyMillis()),
                                () -> "writer-" + ++writers,
                                fibers::all,
                                (results, _) -> ledger.reported(results)));
        return (event, context) -> plant.answer(processor.handleRequest(event, context));
    }

    /// Lets time go on until nothing is left to happen, or an invariant is broken.
    void run() {
        while (ledger.violation() == null) {
            if (agenda.step()) {
                if (agenda.steps() > STEPS_MAX) {
                    ledger.violated("it does not come to rest");
                }
            } else if (!operatorMovesTheDead()) {
                break;
            }
        }
        new Verdict(ledger, table, interactive.size() + bulk.size()).pronounce();
        fibers.abandon();
    }

    /// What ended in a dead-letter queue is sent back once the faults are over; then it must not
    /// come there again.
    private boolean operatorMovesTheDead() {
        boolean any = interactiveDead.size() + bulkDead.size() > 0;
        if (any && ++moves > MOVES_MAX) {
            ledger.violated("fails for ever, although no fault is left");
        }
        if (any) {
            ledger.tally().count("moved out of a dead-letter queue");
        }
        interactiveDead.moveAllTo(interactive);
        bulkDead.moveAllTo(bulk);
        return any;
    }

    /// The table's time to live strikes at a time, where chance has it.
    void forgetAt(long timeMillis) {
        agenda.at(
                timeMillis,
                () ->
                        table.forgetExpired(agenda.instant(), () -> choices.oneIn(2))
                                .forEach(ledger::forgotten));
    }
}
