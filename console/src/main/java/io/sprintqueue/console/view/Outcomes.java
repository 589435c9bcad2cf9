package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Statistics.Minute;

import java.util.List;

/// How events ended, outcome by outcome.
final class Outcomes {
    private record Kind(String counter, String name, String meaning) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("applied", "Applied", "changed the queue"),
                    new Kind("stale", "Stale", "said nothing new"),
                    new Kind("duplicate", "Duplicate", "had already ended"),
                    new Kind("ignored", "Ignored", "have no state here"),
                    new Kind("retrying", "Retrying", "failed, to be retried"),
                    new Kind("dead", "Dead", "given up; can be replayed"),
                    new Kind("rejected", "Rejected", "deliveries refused by ingest"));

    private Outcomes() {}

    static List<Page.Outcome> of(Window window) {
        List<Minute> minutes = window.minutes();
        return KINDS.stream()
                .map(kind ->
                        new Page.Outcome(
                                kind.name(),
                                kind.meaning(),
                                Shown.count(window.total(kind.counter())),
                                window.isCounted(kind.counter())
                                        ? BarChart.of(
                                                window.range(),
                                                minutes,
                                                minute -> minute.count(kind.counter()),
                                                kind.counter())
                                        : null))
                .toList();
    }

    /// The events of the minute that are done with.
    static long settled(Minute minute) {
        return minute.count("applied")
                + minute.count("stale")
                + minute.count("duplicate")
                + minute.count("ignored")
                + minute.count("dead");
    }
}
