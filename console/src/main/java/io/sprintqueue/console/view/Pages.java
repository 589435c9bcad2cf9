package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Board;
import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;
import io.sprintqueue.console.data.SyncReport;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Builds the page for an address.
public final class Pages {
    private final ConsoleData data;
    private final OverviewPages overviews;

    /// Of this data.
    public Pages(ConsoleData data) {
        this.data = data;
        this.overviews = new OverviewPages(data);
    }

    /// The page.
    ///
    /// @param range the part of the past that the overview looks at
    public Page page(Route route, TimeRange range, Instant now) {
        return switch (route) {
            case Route.Overview(int minutes) -> overviews.page(range, minutes, now);
            case Route.Failures failures -> failures(failures);
            case Route.OneEvent(String site, String eventId) -> event(site, eventId);
            case Route.Issue issue -> issue(issue);
            case Route.Sprint(String site, String sprintId) -> sprint(site, sprintId);
            case Route.Sync(String site) -> sync(site);
        };
    }

    private Page failures(Route.Failures route) {
        String outcome = route.outcome();
        return switch (data.eventsByOutcome(outcome, ConsoleData.EVENTS_PER_PAGE, route.next())) {
            case Missing<Event.Page> missing -> message(missing);
            case Known<Event.Page>(Event.Page found, _) ->
                    new Page.Failures(
                            outcome,
                            found.events(),
                            found.next() == null
                                    ? null
                                    : new Route.Failures(outcome, found.next()));
        };
    }

    private Page event(String site, String eventId) {
        return switch (data.event(site, eventId)) {
            case Missing<Event> missing -> message(missing);
            case Known<Event>(Event event, _) -> new Page.OneEvent(event);
        };
    }

    private Page issue(Route.Issue route) {
        return switch (data.item(route.site(), route.key())) {
            case Missing<Item> missing -> unknown(route, message(missing));
            case Known<Item>(Item item, boolean gone) -> issue(route, item, gone);
        };
    }

    private Page issue(Route.Issue route, Item item, boolean gone) {
        Event.Page events = events(route);
        return new Page.Issue(
                item,
                gone,
                data.explain(route.site(), route.key()).orNull(),
                events == null ? null : events.events(),
                events == null ? null : older(route, events));
    }

    /// What a reader sees for an issue of which every event failed.
    private Page unknown(Route.Issue route, Page.Message message) {
        Event.Page events = message.status() == 404 ? events(route) : null;
        return events == null || events.events().isEmpty()
                ? message
                : new Page.UnknownIssue(message, events.events(), older(route, events));
    }

    private Event.@Nullable Page events(Route.Issue route) {
        return data.eventsOfIssue(route.site(), route.key(), route.next()).orNull();
    }

    private static @Nullable Route older(Route.Issue route, Event.Page events) {
        return events.next() == null
                ? null
                : new Route.Issue(route.site(), route.key(), events.next());
    }

    private Page sprint(String site, String sprintId) {
        return switch (data.board(site, sprintId)) {
            case Missing<Board> missing -> message(missing);
            case Known<Board>(Board board, boolean gone) -> new Page.Sprint(site, board, gone);
        };
    }

    private Page sync(String site) {
        return switch (data.sync(site)) {
            case Missing<SyncReport> missing -> message(missing);
            case Known<SyncReport>(SyncReport report, _) -> new Page.Sync(report);
        };
    }

    private static Page.Message message(Missing<?> missing) {
        String title = missing.status() == 404 ? "Not found" : "No answer";
        return new Page.Message(missing.status(), title, missing.message());
    }

    /// Replays a dead event, and reports the result.
    public Frame.Notice replay(String site, String eventId) {
        Reply<Boolean> reply = data.replay(site, eventId);
        return switch (reply) {
            case Known<Boolean> _ ->
                    new Frame.Notice(
                            true, "Queued again. Its record changes as soon as it is processed.");
            case Missing<Boolean>(_, String message) ->
                    new Frame.Notice(false, "Not replayed: " + message);
        };
    }
}
