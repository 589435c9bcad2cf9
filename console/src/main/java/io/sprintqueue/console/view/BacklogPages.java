package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Backlog;
import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.ProjectList;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;

import java.util.List;
import java.util.stream.Stream;

/// Builds the pages about backlogs.
final class BacklogPages {
    private static final int PROJECTS_PER_PAGE = 100;

    private final ConsoleData data;
    private final int itemsMax;

    /// @param itemsMax as many items as a list on a page shows
    BacklogPages(ConsoleData data, int itemsMax) {
        this.data = data;
        this.itemsMax = itemsMax;
    }

    Page projects(Route.Projects route) {
        Requests.Two<List<String>, ProjectList> replies =
                Requests.two(
                        data::sites,
                        () -> data.projects(route.site(), PROJECTS_PER_PAGE, route.next()));
        ProjectList list = replies.second().orNull();
        return new QueuePage.Projects(
                route,
                Sites.of(replies.first(), route.site()),
                replies.second(),
                list == null || list.next() == null
                        ? null
                        : new Route.Projects(route.site(), list.next()));
    }

    Page backlog(Route.Backlog route) {
        return switch (data.backlog(
                route.site(), route.project(), route.filters(), itemsMax, route.next())) {
            case Missing<Backlog> missing -> Pages.message(missing);
            case Known<Backlog>(Backlog backlog, boolean gone) -> backlog(route, backlog, gone);
        };
    }

    private Page backlog(Route.Backlog route, Backlog backlog, boolean gone) {
        List<Item> all =
                Stream.concat(backlog.items().stream(), backlog.leftOver().stream()).toList();
        return new QueuePage.Backlog(
                route,
                backlog.project(),
                gone,
                Card.of(backlog.items()),
                Part.ofSeveral(Card.of(backlog.leftOver()), itemsMax),
                Suggestions.of(all),
                backlog.complete(),
                backlog.unreadable(),
                backlog.next() == null
                        ? null
                        : new Route.Backlog(
                                route.site(), route.project(), route.filters(), backlog.next()));
    }
}
