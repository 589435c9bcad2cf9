package io.sprintqueue.simulation;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.ingest.IngestDoor;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.store.InMemoryQueueStore;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;

/// The real functions, wired to models of all that surrounds them, in virtual time.
final class World {
    private static final Configuration CONFIGURATION = ConfigurationReader.defaults();
    private static final long STEPS_MAX = 100_000;

    final Agenda agenda;
    final Ledger ledger;
    final Jira jira;
    private final InMemoryQueueStore table;
    private final SimulatedBodies bodies;
    private final Queues queues;
    private final Choices choices;
    private final Fibers fibers;
    private final Weather weather;

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
        new Pipeline(CONFIGURATION, agenda, fibers, weather, choices, queues, sqs, bug)
                .open(new SimulatedTable(ports, ledger, weather), bodies, ledger::reported);
    }

    private IngestHandler ingest(SqsClient sqs, Vault vault) {
        return IngestDoor.open(
                CONFIGURATION,
                vault::read,
                new SqsLaneSender(sqs, new MessageCodec(bodies), Queues.BY_LANE),
                agenda);
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
