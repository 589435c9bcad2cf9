package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Amount;
import io.sprintqueue.console.data.Board;
import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Item;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;
import io.sprintqueue.console.data.SprintList;
import io.sprintqueue.console.data.SprintReport;
import io.sprintqueue.console.data.SprintReport.Entry;
import io.sprintqueue.console.data.Totals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Builds the pages about sprints.
final class SprintPages {
    private static final int SPRINTS_PER_PAGE = 50;
    private static final Set<String> LEFT = Set.of("removed", "deleted");

    private final ConsoleData data;
    private final int itemsMax;

    /// @param itemsMax as many items as a list on a page shows
    SprintPages(ConsoleData data, int itemsMax) {
        this.data = data;
        this.itemsMax = itemsMax;
    }

    Page list(Route.Sprints route) {
        Requests.Two<List<String>, SprintList> replies =
                Requests.two(
                        data::sites,
                        () ->
                                data.sprints(
                                        route.site(),
                                        route.state(),
                                        route.board(),
                                        SPRINTS_PER_PAGE,
                                        route.next()));
        SprintList list = replies.second().orNull();
        return new QueuePage.Sprints(
                route,
                Sites.of(replies.first(), route.site()),
                replies.second(),
                list == null || list.next() == null ? null : route.from(list.next()));
    }

    Page board(Route.Sprint route) {
        String site = route.site();
        String id = route.sprintId();
        Requests.Two<Board, Totals> replies =
                Requests.two(
                        () -> data.board(site, id, route.filters(), itemsMax, route.next()),
                        () -> data.totals(site, id));
        return switch (replies.first()) {
            case Missing<Board> missing -> Pages.message(missing);
            case Known<Board>(Board board, boolean gone) ->
                    board(route, board, gone, replies.second());
        };
    }

    private Page board(Route.Sprint route, Board board, boolean gone, Reply<Totals> reply) {
        Totals totals = reply instanceof Known<Totals>(Totals known, _) ? known : Totals.UNKNOWN;
        return new QueuePage.Board(
                route,
                board.sprint(),
                gone,
                totals,
                StackedBar.of(totals),
                gone ? List.of() : columns(board),
                Part.ofSeveral(Card.of(board.leftOver()), itemsMax),
                Suggestions.of(all(board)),
                board.unreadable(),
                board.next() == null
                        ? null
                        : new Route.Sprint(
                                route.site(), route.sprintId(), route.filters(), board.next()));
    }

    private static List<Item> all(Board board) {
        return Stream.concat(board.items().stream(), board.leftOver().stream()).toList();
    }

    /// The columns, by the state of their items: of a closed sprint only those that it has.
    private static List<QueuePage.Column> columns(Board board) {
        var columns = new LinkedHashMap<String, List<Card>>();
        if (!board.sprint().isClosed()) {
            columns.put("PENDING", new ArrayList<>());
            columns.put("ACTIVE", new ArrayList<>());
        }
        columns.put("DONE", new ArrayList<>());
        for (Card card : Card.of(board.items())) {
            columns.computeIfAbsent(card.item().queueState(), _ -> new ArrayList<>()).add(card);
        }
        return columns.entrySet().stream()
                .map(column ->
                        new QueuePage.Column(column.getKey(), List.copyOf(column.getValue())))
                .toList();
    }

    Page report(Route.Report route) {
        return switch (data.report(route.site(), route.sprintId())) {
            case Missing<SprintReport> missing -> Pages.message(missing);
            case Known<SprintReport>(SprintReport report, boolean gone) ->
                    report(route, report, gone);
        };
    }

    private Page report(Route.Report route, SprintReport report, boolean gone) {
        List<SprintReport.Point> numbers = BurnUp.thinned(report.burnUp());
        return new QueuePage.Report(
                route,
                report,
                gone,
                BurnUp.of(numbers, SprintPages::items, "items"),
                BurnUp.of(numbers, Amount::points, "points"),
                numbers,
                part(report.items().stream().filter(entry -> entry.addedAt() != null)),
                part(report.items().stream().filter(SprintPages::left)),
                part(report.items().stream().filter(entry -> entry.addedAt() == null)));
    }

    private Part<Entry> part(Stream<Entry> entries) {
        return Part.ofSeveral(entries.toList(), itemsMax);
    }

    private static boolean left(Entry entry) {
        return entry.removedAt() != null || (entry.end() != null && LEFT.contains(entry.end()));
    }

    private static @Nullable Double items(Amount amount) {
        return amount.items() == null ? null : Double.valueOf(amount.items());
    }
}
