package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.Explanation;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.Statistics;
import io.sprintqueue.console.data.SyncReport;
import io.sprintqueue.console.data.SyncSite;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page as a value, with all that its template shows.
public sealed interface Page
        permits Page.Overview,
                Page.Failures,
                Page.OneEvent,
                Page.Issue,
                Page.UnknownIssue,
                Page.Syncs,
                Page.Sync,
                Page.Message,
                QueuePage {
    /// Its title.
    String title();

    /// How it is now.
    ///
    /// @param minutes how far back it looks
    /// @param sprints the active ones; null if the sites are not known
    /// @param concerns what needs attention; null if health is not known
    /// @param throughput null if the statistics are not known
    /// @param lag null if no minute says it
    /// @param lanes null if the statistics are not known
    /// @param sync the sites that sync reads; null if they are not known
    /// @param failures the latest dead events
    record Overview(
            TimeRange range,
            int minutes,
            @Nullable ActiveSprints sprints,
            @Nullable List<Concern> concerns,
            List<Tile> tiles,
            @Nullable BarChart throughput,
            @Nullable LineChart lag,
            List<Outcome> outcomes,
            @Nullable List<Statistics.Lane> lanes,
            @Nullable List<SyncSite> sync,
            @Nullable List<Event> failures)
            implements Page {
        /// What one may look back, in minutes.
        public static final List<Integer> RANGES = List.of(15, 60, 180, 1_440);

        @Override
        public String title() {
            return "Overview";
        }
    }

    /// Something that needs attention.
    ///
    /// @param grave whether something is lost unless an operator acts
    /// @param name what it is about
    /// @param to where to look; absent if no page shows it
    record Concern(boolean grave, String name, String text, @Nullable Route to) {}

    /// A number that one sees first.
    record Tile(String name, String value, String note) {}

    /// How many events ended so.
    ///
    /// @param chart null if it is not known minute by minute
    record Outcome(String name, String meaning, String total, @Nullable BarChart chart) {}

    /// Events that failed.
    ///
    /// @param next where the list continues; absent at its end
    record Failures(String outcome, List<Event> events, @Nullable Route next) implements Page {
        @Override
        public String title() {
            return outcome.equals("DEAD") ? "Dead events" : "Events being retried";
        }
    }

    /// One event.
    record OneEvent(Event event) implements Page {
        @Override
        public String title() {
            return "Event " + event.eventId();
        }
    }

    /// One issue.
    ///
    /// @param gone whether it was deleted or its project is not live
    /// @param explanation null if it is not known
    /// @param events null if they are not known
    /// @param next where its events continue; absent at their end
    record Issue(
            Route.Issue route,
            Item item,
            boolean gone,
            @Nullable Explanation explanation,
            @Nullable List<Event> events,
            @Nullable Route next)
            implements Page {
        @Override
        public String title() {
            return item.name();
        }
    }

    /// A key that no issue is known to have, and yet an event has it in its body.
    ///
    /// @param next where the events continue; absent at their end
    record UnknownIssue(Message message, List<Event> events, @Nullable Route next) implements Page {
        @Override
        public String title() {
            return message.title();
        }
    }

    /// How the sync of every site stands.
    ///
    /// @param sites null if that is not known
    record Syncs(@Nullable List<SyncSite> sites) implements Page {
        @Override
        public String title() {
            return "Sync";
        }
    }

    /// How the sync of a site stands.
    record Sync(SyncReport report) implements Page {
        @Override
        public String title() {
            return "Sync of " + report.site().name();
        }
    }

    /// A sentence instead of a page.
    ///
    /// @param status of HTTP
    record Message(int status, String title, String text) implements Page {}
}
