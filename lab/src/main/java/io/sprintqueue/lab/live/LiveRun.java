package io.sprintqueue.lab.live;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.server.LiveJira;
import io.sprintqueue.lab.live.LiveFigures.Phase;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// People work in a fake Jira, webhooks are lost, searches lag, sync may be killed, and the copy
/// stays right: it is filled, followed, and compared in the end.
public final class LiveRun implements AutoCloseable {
    private static final String SYNC = "SyncFunction";

    /// So often that a run of minutes shows what takes hours and days otherwise.
    private static final String CADENCES =
            """
            sync:
              requestsPerSecond: 25
              judgeAfter: PT10S
              slice: PT5S
              cadences:
                reconcile: PT10S
                queue: PT5S
                sprints: PT10S
                projects: PT30S
                census: PT20S
                refresh: PT30S
                sample: PT10S
            """;

    private static final Duration SCHEDULE = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LiveOptions options;
    private final InstantSource clock;
    private final LiveSite site;
    private final LiveJira people;
    private final CopyWatch watch;
    private int kills;
    private Instant nextKill = Instant.MAX;

    private LiveRun(LiveOptions options, InstantSource clock, LiveSite site) {
        this.options = options;
        this.clock = clock;
        this.site = site;
        this.people = LiveJira.start(site.jira(), clock, 0, new Random(options.seed()));
        this.watch = new CopyWatch(site.jira(), site.copy());
    }

    /// Starts the fake Jira and the pipeline. A function that is to be killed runs in a process.
    public static LiveRun start(LiveOptions options, InstantSource clock) {
        var setup =
                new LiveSite.Setup(
                        options.template(),
                        options.port(),
                        options.dialect(),
                        options.issues(),
                        options.seed(),
                        CADENCES,
                        SCHEDULE,
                        options.killEvery() == null ? 0 : 1);
        return new LiveRun(options, clock, LiveSite.start(setup, clock));
    }

    /// Where the pipeline listens.
    public URI pipelineUrl() {
        return site.pipeline().url();
    }

    /// Where the fake Jira listens.
    public URI jiraUrl() {
        return site.jira().url();
    }

    /// Fills the copy, lets people work, and waits until the copy is the same.
    ///
    /// @param show is told how far it has come, twice a second
    /// @param goesOn false to end it early
    public LiveVerdict run(Consumer<LiveFigures> show, BooleanSupplier goesOn) {
        Instant start = clock.instant();
        watch.expectAll();
        if (!until(Phase.FILLING, start, show, goesOn)) {
            return verdict(start, Phase.FILLING, goesOn);
        }
        Instant begin = clock.instant();
        work(begin, show, goesOn);
        Instant stopped = clock.instant();
        boolean same = until(Phase.SETTLING, begin, show, goesOn);
        if (same) {
            watch.expectAll();
            until(Phase.SETTLING, begin, show, goesOn);
        }
        return verdict(stopped, Phase.SETTLING, goesOn);
    }

    private void work(Instant begin, Consumer<LiveFigures> show, BooleanSupplier goesOn) {
        site.jira()
                .with(it -> {
                    it.site().indexLag(options.lag());
                    it.outbox().transport(it.outbox().transport().failing(options.lost(), 0, 0));
                    people.speed(options.changesPerSecond());
                });
        nextKill = next(options.killEvery());
        Instant end = begin.plus(options.length());
        while (goesOn.getAsBoolean() && clock.instant().isBefore(end)) {
            show.accept(figures(Phase.WORKING, begin, watch.look()));
            killIfDue();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        site.jira().with(_ -> people.speed(0));
    }

    private void killIfDue() {
        if (!clock.instant().isBefore(nextKill)) {
            site.pipeline()
                    .processes(SYNC)
                    .forEach(process -> {
                        if (process.handle().destroyForcibly()) {
                            kills++;
                        }
                    });
            nextKill = next(options.killEvery());
        }
    }

    private Instant next(@Nullable Duration wait) {
        return wait == null ? Instant.MAX : clock.instant().plus(wait);
    }

    /// Waits until nothing is on its way and the copy is the same.
    private boolean until(
            Phase phase, Instant begin, Consumer<LiveFigures> show, BooleanSupplier goesOn) {
        Instant end = clock.instant().plus(PATIENCE).plus(options.lag());
        while (goesOn.getAsBoolean() && clock.instant().isBefore(end)) {
            int differing = watch.look();
            show.accept(figures(phase, begin, differing));
            if (differing == 0 && site.jira().ask(it -> it.outbox().isIdle())) {
                return true;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return false;
    }

    private LiveFigures figures(Phase phase, Instant begin, int differing) {
        CopyWatch.Counts counts = watch.counts();
        return new LiveFigures(
                phase,
                Duration.between(begin, clock.instant()),
                site.jira().ask(it -> it.site().issues().current().count()),
                counts.listed(),
                counts.untold(),
                counts.lost(),
                counts.healed(),
                differing,
                kills,
                SyncFigures.of(site.operations().sync(Site.DEFAULT).body()));
    }

    private LiveVerdict verdict(Instant since, Phase phase, BooleanSupplier goesOn) {
        List<String> open = watch.open();
        return new LiveVerdict(
                figures(phase, since, open.size()),
                Duration.between(since, clock.instant()),
                open,
                goesOn.getAsBoolean());
    }

    /// Stops people, then the pipeline, then the fake Jira.
    @Override
    public void close() {
        people.close();
        site.close();
    }
}
