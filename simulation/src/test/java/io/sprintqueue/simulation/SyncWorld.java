package io.sprintqueue.simulation;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Person;
import io.sprintqueue.fakejira.webhook.Attempt;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.ingest.IngestDoor;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.SiteCredentials;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.sync.InMemoryCells;
import io.sprintqueue.sync.SyncDoor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// The real sync between the fake Jira and the real pipeline, in virtual time.
final class SyncWorld implements SimulatedJira.Told {
    /// As much as the template gives it.
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int CRASHED = -1;
    private static final int BURST_SECONDS = 4;

    /// Two invocations at once may have taken ten requests each.
    private static final int TAKEN_AHEAD = 20;

    final Agenda agenda;
    final SyncLedger ledger;
    final SimulatedJira jira;
    final Sight sight;
    final InMemoryQueueStore table;
    final InMemoryCells cells = new InMemoryCells();
    final Queues queues;
    final Configuration configuration;
    final Fibers fibers;
    private final Choices choices;
    private final Weather weather;
    final SyncBug bug;
    private final Ports ports;
    private final SimulatedBodies bodies;
    private final SimulatedSqs sqs;
    private final IngestHandler ingest;
    private final Promises promises;
    private int syncing;
    private Set<String> halfHidden = Set.of();

    /// @param ahead how much Jira's clock is ahead of ours
    SyncWorld(
            Choices choices,
            Agenda agenda,
            Weather weather,
            Configuration configuration,
            FakeJira fake,
            Duration ahead,
            SyncBug bug) {
        this.choices = choices;
        this.agenda = agenda;
        this.weather = weather;
        this.configuration = configuration;
        this.bug = bug;
        fibers = new Fibers(agenda);
        ports = new Ports(agenda, fibers, weather);
        queues = new Queues(agenda, choices);
        bodies = new SimulatedBodies(ports);
        sqs = new SimulatedSqs(ports, queues);
        table = new InMemoryQueueStore(agenda);
        sight = new Sight(fake.site());
        ledger = new SyncLedger(bug.table(table), configuration, sight);
        int perSecond = configuration.sync().requestsPerSecond();
        var meter =
                new RequestMeter(
                        perSecond, perSecond * BURST_SECONDS, TAKEN_AHEAD, agenda.instant());
        jira = new SimulatedJira(fake, agenda, fibers, weather, ahead, meter);
        ingest =
                IngestDoor.open(
                        configuration,
                        () -> "{\"" + SimulatedJira.SITE + "\":\"" + SimulatedJira.SECRET + "\"}",
                        lanes(),
                        agenda);
        promises = new Promises(this);
        new Pipeline(
                        configuration,
                        agenda,
                        fibers,
                        weather,
                        choices,
                        queues,
                        sqs,
                        PlantedBug.NOTHING)
                .open(new SimulatedTable(ports, ledger, weather), bodies, _ -> {});
    }

    private LaneSender lanes() {
        return new SqsLaneSender(sqs, new MessageCodec(bodies), Queues.BY_LANE);
    }

    /// Webhooks of what was done are sent, and it is looked at what can be seen now.
    void done() {
        promises.noteChanges();
        sight.look(jira.now());
        long lag = jira.fake().site().indexLag().toMillis();
        agenda.after(lag, () -> sight.look(jira.now()));
        jira.deliver(ingest, this);
    }

    @Override
    public void sent(Attempt attempt) {
        Change change = attempt.delivery().change();
        ledger.said(new SyncLedger.Said(body(attempt), false, isWhole(change), change.at()));
    }

    private static boolean isWhole(Change change) {
        return switch (change) {
            case Change.OfIssue issue ->
                    switch (issue.event()) {
                        case CREATED, UPDATED -> true;
                        case DELETED, COMMENTED -> false;
                    };
            case Change.OfSprint sprint -> sprint.event() != Change.SprintEvent.DELETED;
            case Change.OfProject _ -> true;
        };
    }

    @Override
    public void answered(Attempt attempt, int status) {
        if (status >= 200 && status < 300) {
            Entity entity = entity(attempt.delivery().change());
            EventId event = EventId.of(entity, body(attempt));
            ledger.accepted(new EventKey(SimulatedJira.SITE, event));
        }
    }

    private static Body body(Attempt attempt) {
        return new Body(attempt.delivery().body().getBytes(StandardCharsets.UTF_8));
    }

    private static Entity entity(Change change) {
        return switch (change) {
            case Change.OfIssue issue -> Entity.issue(Long.toString(issue.issue().id()));
            case Change.OfSprint sprint -> Entity.sprint(Long.toString(sprint.sprint().id()));
            case Change.OfProject project -> Entity.project(Long.toString(project.project().id()));
        };
    }

    /// Sync is invoked.
    ///
    /// @param whenDone told how many slices it did; fewer than none if it died
    void sync(BooleanSupplier busy, IntConsumer whenDone) {
        var invocation = new Invocation(agenda.millis() + TIMEOUT.toMillis());
        var slices = new AtomicInteger(CRASHED);
        syncing++;
        fibers.start(
                invocation,
                () ->
                        slices.set(
                                SyncDoor.run(
                                        reached(busy),
                                        agenda.instant().plus(TIMEOUT).minus(MARGIN))),
                _ -> {
                    syncing--;
                    whenDone.accept(slices.get());
                });
    }

    /// Whether any invocation of sync is under way.
    boolean isSyncing() {
        return syncing > 0;
    }

    private SyncDoor.Ports reached(BooleanSupplier busy) {
        return new SyncDoor.Ports(
                configuration,
                this::credentials,
                () -> bug.exchange(new JiraLine(jira, ports, agenda), agenda),
                new SimulatedCells(ports, bug.cells(cells), promises::look),
                new SimulatedTable(ports, ledger, weather),
                table,
                new SimulatedHeldIssues(ports, ledger),
                bug.lanes(this::send),
                busy,
                agenda,
                time -> fibers.pause(time.toMillis()),
                () -> (long) choices.below(1 << 30) << 34);
    }

    /// While most of a project is hidden from the account, a census must leave it as it is.
    ///
    /// @param issues those that are hidden, none when they are seen again
    void hidesHalf(Set<String> issues) {
        halfHidden = Set.copyOf(issues);
    }

    private void send(LaneMessage message) {
        if (String.valueOf(message.envelope().webhookEvent()).endsWith("issue_visibility")) {
            checkHides(message);
        }
        ledger.said(new SyncLedger.Said(message.body(), true, false, jira.looked()));
        lanes().send(message);
        ledger.accepted(EventKey.of(message.envelope()));
    }

    private void checkHides(LaneMessage message) {
        String id = message.envelope().entity().id();
        String body = new String(message.body().bytes(), StandardCharsets.UTF_8);
        if (body.contains("\"visible\"")) {
            return;
        }
        ledger.tally().count("hidden");
        if (halfHidden.contains(id)) {
            ledger.violated("hidden with half of its project: issue " + id);
        } else if (!promises.isMissedTwice(id)) {
            ledger.violated("hidden, and not missing in two censuses: issue " + id);
        } else if (body.contains("not_visible")
                && sight.readAllTheTime(id, jira.looked(), jira.looked())) {
            ledger.violated("hidden, and could be read: issue " + id);
        }
    }

    private SiteCredentials credentials() {
        Person reader = sight.account().person();
        boolean cloud = jira.fake().site().dialect().isCloud();
        var known =
                new JiraCredentials(
                        cloud ? JiraCredentials.Kind.TOKEN : JiraCredentials.Kind.PAT,
                        URI.create("https://acme.example"),
                        cloud ? reader.email() : null,
                        SampleSite.READER_TOKEN,
                        null);
        return ports.call(
                Port.SECRETS, () -> new SiteCredentials(Map.of(SimulatedJira.SITE, known)));
    }

    /// Whether everything that was sent has arrived: then what was promised must be kept.
    void checkIfQuiet() {
        if (queues.size() == 0) {
            promises.check();
        }
        if (jira.isAskedTooOften()) {
            ledger.violated("Jira was asked more often than the budget allows");
        }
    }

    State state(Entity entity) {
        return ledger.held(new EntityKey(SimulatedJira.SITE, entity));
    }
}
