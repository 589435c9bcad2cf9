package io.sprintqueue.sync;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.SiteCredentials;
import io.sprintqueue.messaging.FetchQueue;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Logins;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.sync.Fetches.Fetched;
import io.sprintqueue.sync.SiteSync.SliceResult;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// One invocation: every site that has credentials, side by side, and the issues that the processor
/// asked for.
///
/// @param busy whether the lanes have enough to do
/// @param rate at which one Jira host is asked
/// @param waiting waits for the budget
/// @param threads gives threads for so many things at once
record SyncRun(
        Configuration configuration,
        CredentialsSource credentials,
        Jiras jiras,
        Cells cells,
        EntityStore store,
        QueueReader reader,
        HeldIssues held,
        LaneSender lanes,
        FetchQueue fetchQueue,
        BooleanSupplier busy,
        HostBudget.Rate rate,
        InstantSource clock,
        HostBudget.Waiting waiting,
        RandomGenerator random,
        IntFunction<ExecutorService> threads) {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);
    private static final int WORKERS = 8;

    /// The credentials are read again by then.
    private static final Duration NEXT_RUN = Duration.ofMinutes(1);

    /// A site that was not read: its credentials are bad, or the run itself failed.
    record Failed(Site site, String problem) {}

    /// What an invocation came to.
    record Ran(Map<Site, List<SliceResult>> slices, List<Fetched> fetches, List<Failed> failed) {}

    /// Does what is due.
    ///
    /// @param end no slice goes on after this
    Ran run(Instant end) {
        SiteCredentials read = credentials.read();
        Map<Site, JiraCredentials> sites = read.bySite();
        var failed = new ArrayList<>(noted(read));
        var slices = new TreeMap<Site, List<SliceResult>>();
        try (ExecutorService each = threads.apply(sites.size() + 1)) {
            var running = new TreeMap<Site, Future<List<SliceResult>>>();
            sites.forEach(
                    (site, known) -> running.put(site, each.submit(() -> site(site, known, end))));
            Future<List<Fetched>> fetching = each.submit(() -> fetch(read, end));
            running.forEach((site, result) ->
                    slices.put(site, result(result, why -> failed.add(new Failed(site, why)))));
            List<Fetched> fetches =
                    result(fetching, why -> LOG.error("sync on demand failed: {}", why));
            return new Ran(slices, fetches, failed);
        }
    }

    /// Operators see a site with bad credentials as one whose login fails.
    private List<Failed> noted(SiteCredentials read) {
        Instant now = clock.instant();
        var all = new TreeSet<>(read.bySite().keySet());
        all.addAll(read.problems().keySet());
        new SyncedSites(cells).note(all, now);
        if (read.unnamed() > 0) {
            LOG.error("entries of JiraCredentials under no site's name: {}", read.unnamed());
        }
        var failed = new ArrayList<Failed>();
        read.problems()
                .forEach((site, why) -> {
                    String problem = "its entry in JiraCredentials is bad: " + why;
                    new Logins(cells).failed(site, problem, now.plus(NEXT_RUN));
                    failed.add(new Failed(site, problem));
                });
        return failed;
    }

    /// How many jobs of each site do not do their work.
    Map<Site, Long> faultyJobs(Instant now) {
        return new FaultyJobs(cells, configuration.sync().cadences()).bySite(now);
    }

    /// One site's fault stays its own.
    private static <T> List<T> result(Future<List<T>> running, Consumer<String> failure) {
        try {
            return running.get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failed) {
            failure.accept(
                    Failures.describe(failed.getCause() == null ? failed : failed.getCause()));
            return List.of();
        }
    }

    private List<Fetched> fetch(SiteCredentials read, Instant end) {
        try (var workers = new Workers(threads.apply(WORKERS))) {
            var visits = new TreeMap<Site, Visit>();
            var gate = new Gate(cells, configuration);
            read.bySite()
                    .forEach((site, known) -> {
                        var conversations = conversations(site, known, workers);
                        visits.put(site, new Visit(site, gate, conversations, clock));
                    });
            return new Fetches(
                            fetchQueue,
                            visits,
                            read.problems().keySet(),
                            store,
                            new JobStates(cells),
                            new Pauses(cells),
                            new CensusNotes(cells),
                            clock)
                    .run(end);
        }
    }

    private SyncConversations conversations(Site site, JiraCredentials known, Workers workers) {
        return new SyncConversations(
                jiras,
                site,
                known,
                configuration,
                cells,
                rate,
                store,
                lanes,
                workers,
                clock,
                waiting);
    }

    private List<SliceResult> site(Site site, JiraCredentials known, Instant end) {
        try (var workers = new Workers(threads.apply(WORKERS))) {
            var states = new JobStates(cells);
            new MappingWatch(cells, states)
                    .look(site, configuration.of(site).fields(), clock.instant());
            var sync =
                    new SiteSync(
                            site,
                            cells,
                            new Gate(cells, configuration),
                            work(site, states),
                            conversations(site, known, workers),
                            busy,
                            configuration.sync(),
                            clock);
            return sync.run(end);
        }
    }

    private Map<Job, JobWork> work(Site site, JobStates states) {
        SprintsJob.Members members = sprintId -> members(site, sprintId);
        Supplier<List<String>> open = () -> openSprints(states.of(site));
        var notes = new CensusNotes(cells);
        return Map.of(
                Job.FILL, new FillJob(),
                Job.RECONCILE,
                        new ReconcileJob(
                                new Completeness(
                                        cells,
                                        reader,
                                        configuration.sync().judgeAfter(),
                                        configuration.limits().deduplication())),
                Job.QUEUE, new QueueJob(open, members),
                Job.SPRINTS, new SprintsJob(members, configuration.sync().cadences().census()),
                Job.PROJECTS, new ProjectsJob(),
                Job.CENSUS, new CensusJob(held, notes, new Acceptances(cells)),
                Job.REFRESH, new RefreshJob(held),
                Job.SAMPLE, new SampleJob(open, members, notes, random));
    }

    private static List<String> openSprints(List<JobState> states) {
        return states.stream()
                .filter(state -> state.job() == Job.SPRINTS)
                .flatMap(state -> Lists.get(state.memory(), SprintsJob.OPEN).stream())
                .toList();
    }

    private List<String> members(Site site, String sprintId) {
        var ids = new ArrayList<String>();
        String next = null;
        do {
            var page = reader.sprintIssues(site, sprintId, QueueReader.PAGE_MAX, next);
            page.elements().stream()
                    .map(ranked -> ranked.issue().key())
                    .map(EntityKey::entity)
                    .forEach(issue -> ids.add(issue.id()));
            next = page.next();
        } while (next != null);
        return ids;
    }
}
