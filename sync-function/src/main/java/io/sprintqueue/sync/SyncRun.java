package io.sprintqueue.sync;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
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
import io.sprintqueue.store.sync.SiteStanding;
import io.sprintqueue.store.sync.SyncStandings;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.sync.SiteSync.SliceResult;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// One invocation: every site that has credentials, side by side.
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
        BooleanSupplier busy,
        HostBudget.Rate rate,
        InstantSource clock,
        HostBudget.Waiting waiting,
        RandomGenerator random,
        IntFunction<ExecutorService> threads) {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);
    private static final int WORKERS = 8;

    /// Does what is due, and returns what it came to, by site.
    ///
    /// @param end no slice goes on after this
    Map<Site, List<SliceResult>> run(Instant end) {
        Map<Site, JiraCredentials> sites = credentials.read().bySite();
        new SyncedSites(cells).note(sites.keySet(), clock.instant());
        var results = new TreeMap<Site, List<SliceResult>>();
        try (ExecutorService each = threads.apply(Math.max(1, sites.size()))) {
            var running = new TreeMap<Site, Future<List<SliceResult>>>();
            sites.forEach(
                    (site, known) -> running.put(site, each.submit(() -> site(site, known, end))));
            running.forEach((site, result) -> results.put(site, result(site, result)));
        }
        return results;
    }

    /// How many jobs of each site are behind. It is read to be counted, so a failure does no harm.
    Map<Site, Long> jobsBehind(Instant now) {
        try {
            return new SyncStandings(cells, configuration.sync().cadences())
                    .all(now).stream()
                            .collect(
                                    Collectors.toMap(SiteStanding::site, SiteStanding::jobsBehind));
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(Failures.harmless(failed)).log("it is unknown what is behind");
            return Map.of();
        }
    }

    /// One site's fault stays its own.
    private static List<SliceResult> result(Site site, Future<List<SliceResult>> running) {
        try {
            return running.get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failed) {
            LOG.error(
                    "sync of a site failed: {} {}",
                    site,
                    Failures.describe(failed.getCause() == null ? failed : failed.getCause()));
            return List.of();
        }
    }

    private List<SliceResult> site(Site site, JiraCredentials known, Instant end) {
        try (var workers = new Workers(threads.apply(WORKERS))) {
            var conversations =
                    new SyncConversations(
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
            var states = new JobStates(cells);
            new MappingWatch(cells, states)
                    .look(site, configuration.of(site).fields(), clock.instant());
            var sync =
                    new SiteSync(
                            site,
                            cells,
                            new Gate(cells, configuration),
                            work(site, states),
                            conversations,
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
                                new Completeness(cells, reader, configuration.sync().judgeAfter())),
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
