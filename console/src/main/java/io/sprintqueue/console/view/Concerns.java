package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.HealthReport;
import io.sprintqueue.console.data.Reply;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds what needs attention, the most serious first.
final class Concerns {
    /// A check uses this to report dead events; the console says which.
    private static final String DEAD = "outcome=DEAD";

    /// What the name of a site's check begins with.
    private static final String SYNC = "sync of ";

    private Concerns() {}

    /// The concerns; null if health is not known, for then no news is no good news.
    static @Nullable List<Page.Concern> of(
            Reply<HealthReport> health, Reply<Event.Page> dead, Reply<Event.Page> retrying) {
        HealthReport report = health.orNull();
        if (report == null) {
            return null;
        }
        var concerns = new ArrayList<Page.Concern>();
        Event.Page deadEvents = dead.orNull();
        addEvents(concerns, deadEvents, "Dead", Route.Failures.DEAD);
        boolean told = !concerns.isEmpty();
        report.checks().stream()
                .filter(check -> !check.isOk())
                .filter(check -> !told || !String.valueOf(check.message()).contains(DEAD))
                .map(Concerns::of)
                .forEach(concerns::add);
        addEvents(concerns, retrying.orNull(), "Retrying", Route.Failures.RETRYING);
        if (concerns.isEmpty() && !report.status().equals("ok")) {
            concerns.add(
                    new Page.Concern(
                            report.status().equals("down"), "Health", report.status(), null));
        }
        concerns.sort((one, other) -> Boolean.compare(other.grave(), one.grave()));
        return List.copyOf(concerns);
    }

    private static Page.Concern of(HealthReport.Check check) {
        String message = check.message();
        return new Page.Concern(
                check.status().equals("down"),
                check.name(),
                check.status() + (message == null ? "" : ": " + message),
                check.name().startsWith(SYNC)
                        ? new Route.Sync(check.name().substring(SYNC.length()))
                        : null);
    }

    private static void addEvents(
            List<Page.Concern> concerns,
            Event.@Nullable Page page,
            String name,
            Route.Failures route) {
        if (page == null || page.events().isEmpty()) {
            return;
        }
        int count = page.events().size();
        Event latest = page.events().getFirst();
        String whose = latest.issueKey() == null ? latest.entity() : latest.issueKey();
        concerns.add(
                new Page.Concern(
                        route.outcome().equals(Route.Failures.DEAD.outcome()),
                        name,
                        (page.next() == null ? count : count + " or more")
                                + (count == 1 && page.next() == null ? " event" : " events")
                                + (whose == null ? "" : ", the latest of " + whose),
                        route));
    }
}
