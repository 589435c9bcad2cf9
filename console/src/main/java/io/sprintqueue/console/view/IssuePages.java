package io.sprintqueue.console.view;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Event;
import io.sprintqueue.console.data.Explanation;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;

import org.jspecify.annotations.Nullable;

/// Builds the pages about an issue and about its events.
final class IssuePages {
    private final ConsoleData data;

    IssuePages(ConsoleData data) {
        this.data = data;
    }

    Page failures(Route.Failures route) {
        String outcome = route.outcome();
        return switch (data.eventsByOutcome(outcome, ConsoleData.EVENTS_PER_PAGE, route.next())) {
            case Missing<Event.Page> missing -> Pages.message(missing);
            case Known<Event.Page>(Event.Page found, _) ->
                    new Page.Failures(
                            outcome,
                            found.events(),
                            found.next() == null
                                    ? null
                                    : new Route.Failures(outcome, found.next()));
        };
    }

    Page event(Route.OneEvent route) {
        return switch (data.event(route.site(), route.eventId())) {
            case Missing<Event> missing -> Pages.message(missing);
            case Known<Event>(Event event, _) -> new Page.OneEvent(event);
        };
    }

    Page issue(Route.Issue route) {
        return switch (data.item(route.site(), route.key())) {
            case Missing<Item> missing -> unknown(route, Pages.message(missing));
            case Known<Item>(Item item, boolean gone) -> issue(route, item, gone);
        };
    }

    private Page issue(Route.Issue route, Item item, boolean gone) {
        Requests.Two<Explanation, Event.Page> replies =
                Requests.two(() -> data.explain(route.site(), route.key()), () -> events(route));
        Event.Page events = replies.second().orNull();
        return new Page.Issue(
                route,
                item,
                gone,
                replies.first().orNull(),
                events == null ? null : events.events(),
                events == null ? null : older(route, events));
    }

    /// What a reader sees for an issue of which every event failed.
    private Page unknown(Route.Issue route, Page.Message message) {
        Event.Page events = message.status() == 404 ? events(route).orNull() : null;
        return events == null || events.events().isEmpty()
                ? message
                : new Page.UnknownIssue(message, events.events(), older(route, events));
    }

    private Reply<Event.Page> events(Route.Issue route) {
        return data.eventsOfIssue(route.site(), route.key(), route.next());
    }

    private static @Nullable Route older(Route.Issue route, Event.Page events) {
        return events.next() == null
                ? null
                : new Route.Issue(route.site(), route.key(), events.next());
    }
}
