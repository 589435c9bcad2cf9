package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Board;
import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;

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
    public Page page(Place place, TimeRange range, Instant now) {
        return switch (place) {
            case Place.Overview(int minutes) -> overviews.page(range, minutes, now);
            case Place.Failures failures -> failures(failures);
            case Place.OneEvent(String site, String eventId) -> event(site, eventId);
            case Place.Issue issue -> issue(issue);
            case Place.Sprint(String site, String sprintId) -> sprint(site, sprintId);
        };
    }

    private Page failures(Place.Failures place) {
        String outcome = place.outcome();
        return switch (data.eventsByOutcome(outcome, ConsoleData.EVENTS_PER_PAGE, place.next())) {
            case Missing<Event.Page> missing -> message(missing);
            case Known<Event.Page>(Event.Page found, _) ->
                    new Page.Failures(
                            outcome,
                            found.events(),
                            found.next() == null
                                    ? null
                                    : new Place.Failures(outcome, found.next()));
        };
    }

    private Page event(String site, String eventId) {
        return switch (data.event(site, eventId)) {
            case Missing<Event> missing -> message(missing);
            case Known<Event>(Event event, _) -> new Page.OneEvent(event);
        };
    }

    private Page issue(Place.Issue place) {
        return switch (data.item(place.site(), place.key())) {
            case Missing<Item> missing -> unknown(place, message(missing));
            case Known<Item>(Item item, boolean gone) -> issue(place, item, gone);
        };
    }

    private Page issue(Place.Issue place, Item item, boolean gone) {
        Event.Page events = events(place);
        return new Page.Issue(
                item,
                gone,
                data.explain(place.site(), place.key()).orNull(),
                events == null ? null : events.events(),
                events == null ? null : older(place, events));
    }

    /// What a reader sees for an issue of which every event failed.
    private Page unknown(Place.Issue place, Page.Message message) {
        Event.Page events = message.status() == 404 ? events(place) : null;
        return events == null || events.events().isEmpty()
                ? message
                : new Page.UnknownIssue(message, events.events(), older(place, events));
    }

    private Event.@Nullable Page events(Place.Issue place) {
        return data.eventsOfIssue(place.site(), place.key(), place.next()).orNull();
    }

    private static @Nullable Place older(Place.Issue place, Event.Page events) {
        return events.next() == null
                ? null
                : new Place.Issue(place.site(), place.key(), events.next());
    }

    private Page sprint(String site, String sprintId) {
        return switch (data.board(site, sprintId)) {
            case Missing<Board> missing -> message(missing);
            case Known<Board>(Board board, boolean gone) -> new Page.Sprint(site, board, gone);
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
