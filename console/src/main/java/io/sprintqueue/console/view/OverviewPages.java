package io.sprintqueue.console.view;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.Statistics;
import io.sprintqueue.console.data.SyncSite;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// Builds the overview: what is left to do in the active sprints, then problems and numbers of the
/// pipeline.
final class OverviewPages {
    private static final int FAILURES = 5;

    private final ConsoleData data;
    private final ActiveSprintFinder finder;

    OverviewPages(ConsoleData data) {
        this.data = data;
        this.finder = new ActiveSprintFinder(data);
    }

    /// Sends all requests at once, because each may have to wait for a dependency that hangs.
    Page.Overview page(TimeRange range, int minutes, Instant now) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statistics =
                    CompletableFuture.supplyAsync(
                            () -> data.statistics(range.minutesBack(now)), threads);
            var health = CompletableFuture.supplyAsync(data::health, threads);
            var dead =
                    CompletableFuture.supplyAsync(
                            () -> data.eventsByOutcome("DEAD", FAILURES, null), threads);
            var retrying =
                    CompletableFuture.supplyAsync(
                            () -> data.eventsByOutcome("RETRYING", FAILURES, null), threads);
            var sprints = CompletableFuture.supplyAsync(finder::find, threads);
            var sync = CompletableFuture.supplyAsync(data::syncs, threads);
            return page(
                    new Window(range, statistics.join().orNull(), range.isCurrent(now)),
                    minutes,
                    sprints.join(),
                    Concerns.of(health.join(), dead.join(), retrying.join()),
                    sync.join().orNull(),
                    dead.join().orNull());
        }
    }

    private static Page.Overview page(
            Window window,
            int minutes,
            @Nullable ActiveSprints sprints,
            @Nullable List<Page.Concern> concerns,
            @Nullable List<SyncSite> sync,
            Event.@Nullable Page dead) {
        Statistics statistics = window.statistics();
        return new Page.Overview(
                window.range(),
                minutes,
                sprints,
                concerns,
                tiles(window),
                statistics == null
                        ? null
                        : BarChart.of(
                                window.range(), window.minutes(), Outcomes::settled, "events"),
                LineChart.of(window.range(), window.minutes()),
                Outcomes.of(window),
                statistics == null ? null : statistics.lanes(),
                sync,
                dead == null ? null : dead.events());
    }

    private static List<Page.Tile> tiles(Window window) {
        Statistics.Lag lag = window.lag();
        return List.of(
                new Page.Tile(
                        "Applied",
                        Shown.count(window.total("applied")),
                        "changes that reached the queue"),
                new Page.Tile(
                        "Lag, p95",
                        Shown.milliseconds(lag.p95()),
                        "95 of 100 events took no longer; p50, half of them, "
                                + Shown.milliseconds(lag.p50())
                                + "; p99, 99 of 100, "
                                + Shown.milliseconds(lag.p99())),
                new Page.Tile(
                        "Waiting", Shown.count(window.waiting()), "messages in the lanes now"),
                new Page.Tile(
                        "Dead", Shown.count(window.total("dead")), "events that need a replay"));
    }
}
