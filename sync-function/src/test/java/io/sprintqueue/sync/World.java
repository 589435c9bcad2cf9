package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.messaging.FetchQueue;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.RankedIssue;
import io.sprintqueue.store.Versioned;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.InMemoryCells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.sync.SiteSync.SliceResult;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Sync between a Jira that is a model and a store in memory. What it sends takes effect at once.
final class World {
    static final Site SITE = Site.DEFAULT;

    final Configuration configuration = ConfigurationReader.defaults();
    Instant now = Instant.parse("2026-10-05T09:00:00Z");
    final ModelJira jira = new ModelJira(now);
    final InMemoryQueueStore store = new InMemoryQueueStore(() -> now);
    final Cells cells = new InMemoryCells();
    final List<LaneMessage> sent = new ArrayList<>();
    final JobStates states = new JobStates(cells);
    final Set<String> known = new TreeSet<>();
    boolean busy;

    /// The keys of the projects that sync is bound to.
    List<String> projects = List.of();

    private int writers;

    /// Time goes on.
    void later(Duration time) {
        now = now.plus(time);
        jira.now = now;
    }

    /// Does all that is due.
    List<SliceResult> sync() {
        try (var workers = new Workers(2)) {
            return siteSync(workers, this::deliver).run(now.plusSeconds(60));
        }
    }

    /// One slice of one job, due or not: of the run that is under way, or of a new one.
    SliceResult run(Job job) {
        try (var workers = new Workers(2)) {
            return run(job, workers, this::deliver);
        }
    }

    SliceResult run(Job job, Workers workers, LaneSender lanes) {
        JobStates.Lease lease = states.take(SITE, job, now, Duration.ofSeconds(90)).orElseThrow();
        return siteSync(workers, lanes).slice(lease, now.plusSeconds(60));
    }

    /// One slice, which must be good.
    Tally good(Job job) {
        SliceResult result = run(job);
        assertThat(result.problem()).as("the problem of %s", job).isEmpty();
        return result.tally();
    }

    SiteSync siteSync(Workers workers, LaneSender lanes) {
        SprintsJob.Members members =
                sprint ->
                        store.sprintIssues(SITE, sprint, 200, null).elements().stream()
                                .map(RankedIssue::issue)
                                .map(issue -> issue.key().entity().id())
                                .toList();
        Supplier<List<String>> open = () -> Lists.get(state(Job.SPRINTS).memory(), SprintsJob.OPEN);
        var notes = new CensusNotes(cells);
        var completeness =
                new Completeness(
                        cells,
                        store,
                        configuration.sync().judgeAfter(),
                        configuration.limits().deduplication());
        Map<Job, JobWork> work =
                Map.of(
                        Job.FILL, new FillJob(),
                        Job.RECONCILE, new ReconcileJob(completeness),
                        Job.QUEUE, new QueueJob(open, members),
                        Job.SPRINTS,
                                new SprintsJob(members, configuration.sync().cadences().census()),
                        Job.PROJECTS, new ProjectsJob(),
                        Job.CENSUS, new CensusJob(held(), notes, new Acceptances(cells)),
                        Job.REFRESH, new RefreshJob(held()),
                        Job.SAMPLE, new SampleJob(open, members, notes, new Random(7)));
        return new SiteSync(
                SITE,
                cells,
                new Gate(cells, configuration),
                work,
                conversations(workers, lanes),
                () -> busy,
                configuration.sync(),
                () -> now);
    }

    Visit visit(Workers workers) {
        var gate = new Gate(cells, configuration);
        return new Visit(SITE, gate, conversations(workers, this::deliver), () -> now);
    }

    Fetches fetches(FetchQueue queue, Map<Site, Visit> visits, Set<Site> shut) {
        var notes = new CensusNotes(cells);
        return new Fetches(queue, visits, shut, store, states, new Pauses(cells), notes, () -> now);
    }

    private SiteSync.Conversations conversations(Workers workers, LaneSender lanes) {
        return new SiteSync.Conversations() {
            @Override
            public JiraSite open(Instant deadline, Tally tally) {
                return jira;
            }

            @Override
            public Slice slice(
                    JiraSite site,
                    Gate.Entry entry,
                    Instant deadline,
                    Slice.Places places,
                    Tally tally) {
                var offers =
                        new Offers(SITE, configuration, store, lanes, workers, () -> now, tally);
                return new Slice(
                        SITE,
                        site,
                        entry.asked(),
                        projects,
                        offers,
                        () -> now,
                        deadline,
                        places,
                        false);
            }
        };
    }

    JobState state(Job job) {
        return states.of(SITE).stream()
                .filter(state -> state.job() == job)
                .findFirst()
                .orElseThrow();
    }

    /// A webhook came, or a reading of sync: it takes effect.
    synchronized void deliver(LaneMessage message) {
        sent.add(message);
        Entity entity = message.envelope().entity();
        var key = new EntityKey(SITE, entity);
        Versioned before = store.read(Set.of(key), Set.of()).state(key);
        Decision decision =
                Decision.of(before.state(), message.envelope(), message.body(), configuration, now);
        var record =
                new EventRecord(
                        message.envelope(),
                        decision.outcome(),
                        decision.reason(),
                        now,
                        List.of(),
                        null,
                        now.plus(Duration.ofDays(1)));
        var change = new Commit.StateChange(before, decision.after(), null);
        store.commit(new Commit(key, change, List.of(record), "writer-" + ++writers, now));
        if (entity.kind() == Entity.Kind.ISSUE) {
            known.add(entity.id());
        }
    }

    /// A webhook that tells of a deletion.
    void deleted(String id) {
        webhook(id, "jira:issue_deleted", "{\"id\":\"%s\"}".formatted(id));
    }

    /// A webhook that Jira sends of a change just made.
    void webhook(String id, String event, String issue) {
        Instant sentAt = now.plusMillis(40);
        String json =
                """
                {"timestamp":%d,"webhookEvent":"%s","issue":%s,"comment":{}}\
                """
                        .formatted(sentAt.toEpochMilli(), event, issue);
        var body = new Body(json.getBytes(StandardCharsets.UTF_8));
        Entity entity = Entity.issue(id);
        deliver(
                new LaneMessage(
                        new Envelope(
                                SITE,
                                EventId.of(entity, body),
                                entity,
                                event,
                                null,
                                sentAt,
                                now,
                                JiraHeaders.NONE,
                                Lane.INTERACTIVE,
                                0,
                                0,
                                null,
                                null),
                        body));
    }

    State issue(String id) {
        return state(Entity.issue(id));
    }

    State state(Entity entity) {
        var key = new EntityKey(SITE, entity);
        return store.read(Set.of(key), Set.of()).state(key).state();
    }

    private HeldIssues held() {
        return (site, next) -> page(next);
    }

    private Page<HeldIssues.Held> page(@Nullable String next) {
        List<String> all = List.copyOf(known);
        int from = next == null ? 0 : Integer.parseInt(next);
        List<HeldIssues.Held> page =
                all.stream()
                        .skip(from)
                        .limit(7)
                        .filter(id -> !issue(id).deleted())
                        .map(id ->
                                new HeldIssues.Held(
                                        id,
                                        issue(id).text("projectId").orElse(null),
                                        IssueVisibility.hides(issue(id))))
                        .toList();
        int end = from + 7;
        return new Page<>(page, end < all.size() ? Integer.toString(end) : null);
    }
}
