package io.sprintqueue.lab.live;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.rest.Meter;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Truth;
import io.sprintqueue.lab.Progress;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Fills a copy from a fake Jira, kills sync's process in the middle, and asks for a second fill.
///
/// @param issues about how many there are
/// @param requestsPerSecond the budget of the Jira
public record FillRun(
        Path template, Dialect dialect, int issues, int requestsPerSecond, InstantSource clock) {
    /// The budget's bursts, in seconds of its rate.
    private static final int BURST_SECONDS = 4;

    private static final String SYNC = "SyncFunction";
    private static final long LOOK_EVERY = Duration.ofMillis(100).toNanos();
    private static final int COMPARED_MAX = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    /// One fill.
    ///
    /// @param sent readings that changed something
    /// @param requests of the fill alone
    public record Filled(Duration time, long read, long sent, long requests) {
        /// Issues a second.
        public double rate() {
            return read * 1_000.0 / Math.max(1, time.toMillis());
        }
    }

    /// What it came to.
    ///
    /// @param burst by how many all requests were ever ahead of the rate
    /// @param burstMax how many they may be
    /// @param memoryBytes the most that a process of sync had resident, 0 where it is unknown
    /// @param differing issues of those compared that the copy does not have as they are
    public record Report(
            Filled first,
            Filled second,
            double burst,
            int burstMax,
            long memoryBytes,
            int compared,
            List<String> differing) {
        /// Whether the copy is right, the second fill sent nothing, and the budget was kept.
        public boolean holds() {
            return differing.isEmpty() && second.sent() == 0 && burst <= burstMax;
        }
    }

    /// Runs it all.
    public Report run(Progress.Display display) {
        var setup =
                new LiveSite.Setup(
                        template, 0, dialect, issues, 1, settings(), Duration.ofSeconds(1), 1);
        try (LiveSite site = LiveSite.start(setup, clock);
                var jobs = new SyncJobs(site.pipeline().aws())) {
            Meter meter = site.jira().ask(it -> it.throttle().measure(requestsPerSecond));
            var memory = new PeakMemory();
            Filled first = fill(site, jobs, memory, display, true);
            List<String> differing = differing(site);
            jobs.request(Job.FILL);
            Filled second = fill(site, jobs, memory, display, false);
            return new Report(
                    first,
                    second,
                    site.jira().ask(_ -> meter.burst()),
                    requestsPerSecond * BURST_SECONDS,
                    memory.bytes(),
                    Math.min(COMPARED_MAX, issues),
                    differing);
        }
    }

    /// A killed slice is done again after twice its length.
    private String settings() {
        return "sync: { requestsPerSecond: " + requestsPerSecond + ", slice: PT10S }";
    }

    /// Waits for a fill; kills sync once when half is read.
    private Filled fill(
            LiveSite site,
            SyncJobs jobs,
            PeakMemory memory,
            Progress.Display display,
            boolean interrupted) {
        long begin = System.nanoTime();
        boolean kill = interrupted;
        try (Progress progress = display.of("Filling", issues)) {
            while (jobs.of(Job.FILL).lastGood() == null) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the fill has not ended in " + PATIENCE);
                }
                long read = jobs.counted(Job.FILL).count(Counted.READ);
                progress.stepTo(read);
                memory.look(site.pipeline().processes(SYNC));
                if (kill && read >= issues / 2) {
                    site.pipeline()
                            .processes(SYNC)
                            .forEach(process -> process.handle().destroyForcibly());
                    kill = false;
                }
                LockSupport.parkNanos(LOOK_EVERY);
            }
        }
        Tally tally = jobs.counted(Job.FILL);
        return new Filled(
                Duration.ofNanos(System.nanoTime() - begin),
                tally.count(Counted.READ),
                tally.count(Counted.SENT),
                tally.count(Counted.REQUESTS));
    }

    /// Some issues, evenly chosen, once the lanes are empty.
    private List<String> differing(LiveSite site) {
        List<Truth> all = site.jira().ask(it -> Truth.of(it.site()));
        int step = Math.max(1, all.size() / COMPARED_MAX);
        List<Truth> chosen =
                IntStream.range(0, all.size())
                        .filter(index -> index % step == 0)
                        .mapToObj(all::get)
                        .toList();
        var copy = new Copy(site.operations(), Site.DEFAULT);
        List<Truth> differing = chosen;
        long begin = System.nanoTime();
        while (!differing.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
            differing = differing.stream().filter(truth -> !copy.has(truth)).toList();
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return differing.stream().map(Truth::key).toList();
    }
}
