package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.ingest.IngestDoor;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.SqsDeadLetterSender;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.messaging.SqsVisibilityTimeouts;
import io.sprintqueue.processor.ProcessorDoor;
import io.sprintqueue.store.InMemoryQueueStore;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The real functions, wired to models of all that surrounds them, in virtual time.
final class World {
    private static final Configuration CONFIGURATION = ConfigurationReader.defaults();
    private static final long STEPS_MAX = 100_000;
    private static final int WORKERS = 2;

    final Agenda agenda;
    final Ledger ledger;
    final Jira jira;
    private final InMemoryQueueStore table;
    private final SimulatedBodies bodies;
    private final Queues queues;
    private final Choices choices;
    private final Fibers fibers;
    private final Weather weather;
    private int attemptIds;

    World(Choices choices, Agenda agenda, Weather weather, PlantedBug bug) {
        this.choices = choices;
        this.agenda = agenda;
        this.weather = weather;
        this.fibers = new Fibers(agenda);
        var ports = new Ports(agenda, fibers, weather);
        this.queues = new Queues(agenda, choices);
        bodies = new SimulatedBodies(ports);
        table = new InMemoryQueueStore(agenda);
        ledger = new Ledger(bug.table(table, ports), bodies, weather);
        var sqs = new SimulatedSqs(ports, queues);
        long rotatedMillis = agenda.millis() + choices.below((int) Duration.ofHours(2).toMillis());
        var vault = new Vault(agenda, ports, rotatedMillis);
        jira =
                new Jira(
                        ingest(bug.sqs(sqs), vault),
                        agenda,
                        fibers,
                        weather,
                        choices,
                        vault,
                        ledger);
        var reached =
                new ProcessorDoor.Ports(
                        new SimulatedTable(ports, ledger, weather),
                        bodies,
                        new SqsVisibilityTimeouts(sqs, new QueueUrls(queues.names())),
                        agenda,
                        () -> (long) choices.below(1 << 30) << 34,
                        () -> "writer-" + ++attemptIds);
        open(queues.lanes(), processor(reached, weather, bug), weather);
        open(queues.deadLetters(), redrive(reached, sqs, bug), weather);
    }

    private IngestHandler ingest(SqsClient sqs, Vault vault) {
        return IngestDoor.open(
                CONFIGURATION,
                vault::read,
                new SqsLaneSender(
                        sqs,
                        new MessageCodec(bodies),
                        Map.of(Lane.INTERACTIVE, Queues.INTERACTIVE, Lane.BULK, Queues.BULK)),
                agenda);
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> processor(
            ProcessorDoor.Ports reached, Weather weather, PlantedBug bug) {
        RequestHandler<SQSEvent, SQSBatchResponse> processor =
                ProcessorDoor.processor(
                        CONFIGURATION,
                        reached,
                        new ProcessorDoor.Manner(
                                _ -> fibers.pause(weather.latencyMillis()),
                                fibers::all,
                                batch -> ledger.reported(batch.results())));
        return (event, context) -> bug.answer(processor.handleRequest(event, context));
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> redrive(
            ProcessorDoor.Ports reached, SqsClient sqs, PlantedBug bug) {
        var resender = new SqsDeadLetterSender(sqs, new QueueUrls(queues.names()), Queues.BULK);
        return ProcessorDoor.redrive(
                CONFIGURATION, reached, bug.deadLetterSender(resender, this::acknowledge));
    }

    private void acknowledge(QueuedMessage message) {
        queues.of(message.queueArn()).delete(message.receiptHandle());
    }

    private void open(
            List<SimulatedQueue> some,
            RequestHandler<SQSEvent, SQSBatchResponse> function,
            Weather weather) {
        for (SimulatedQueue queue : some) {
            new EventSource(queue, function, agenda, fibers, weather, WORKERS).open();
        }
    }

    /// Lets time continue until nothing is left to happen, or an invariant is broken.
    void run() {
        while (ledger.violation() == null && agenda.step()) {
            if (agenda.steps() > STEPS_MAX) {
                ledger.violated("it does not come to rest");
            }
        }
        ledger.tally().count("moved to a dead-letter queue", queues.moved());
        ledger.tally().count("fetched from the body store", bodies.fetches());
        if (weather.isCalm() && queues.moved() > 0) {
            ledger.violated("nothing went wrong, and a message came to a dead-letter queue");
        }
        new Verdict(ledger, table, queues.size()).pronounce();
        fibers.abandon();
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
