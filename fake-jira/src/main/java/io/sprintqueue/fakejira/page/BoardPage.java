package io.sprintqueue.fakejira.page;

import static io.sprintqueue.fakejira.page.Html.escaped;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Status;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Every board with its sprints and cards. A card can be moved and deleted.
public final class BoardPage {
    private static final int CARDS_MAX = 25;

    private final FakeJira jira;
    private final Site site;
    private final double perSecond;

    /// @param perSecond how much people do in a second
    public BoardPage(FakeJira jira, double perSecond) {
        this.jira = jira;
        this.site = jira.site();
        this.perSecond = perSecond;
    }

    /// The page.
    public String html() {
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Fake Jira</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/style.css"></head><body>
        <header><h1>Fake Jira</h1><span class="facts">%s · %d changes so far · %d deliveries
        accepted, %d lost</span></header>
        %s%s
        </body></html>
        """
                .formatted(
                        site.dialect(),
                        site.changeCount(),
                        jira.outbox().accepted(),
                        jira.outbox().lost().size(),
                        settings(),
                        boards());
    }

    private String settings() {
        return """
        <form class="settings" method="post" action="/settings">
        <label>Index lag, seconds <input name="lag" inputmode="decimal" value="%s"></label>
        <label>Webhooks lost, %% <input name="lost" inputmode="decimal" value="%s"></label>
        <label>Changes a second <input name="speed" inputmode="decimal" value="%s"></label>
        <button>Set</button></form>
        """
                .formatted(
                        site.indexLag().toMillis() / 1_000.0,
                        jira.outbox().transport().lost() * 100,
                        perSecond);
    }

    private String boards() {
        return site.boards().stream()
                .filter(board ->
                        site.project(board.project()).lifecycle() == Project.Lifecycle.LIVE)
                .map(this::board)
                .collect(Collectors.joining());
    }

    private String board(Board board) {
        List<Issue> issues =
                site.issues()
                        .current()
                        .filter(issue -> issue.project() == board.project())
                        .sorted(Comparator.comparing(issue -> issue.plan().rank()))
                        .toList();
        String parts =
                site.sprints().stream()
                        .filter(sprint -> sprint.board() == board.id() && sprint.isOpen())
                        .map(sprint -> part(sprint, issues))
                        .collect(Collectors.joining());
        List<Issue> backlog =
                issues.stream().filter(issue -> site.openSprint(issue).isEmpty()).toList();
        return "<section><h2>%s</h2>%s%s</section>"
                .formatted(escaped(board.name()), parts, part("Without a sprint", backlog));
    }

    private String part(Sprint sprint, List<Issue> issues) {
        return part(
                sprint.name() + " (" + sprint.state().label() + ", id " + sprint.id() + ")",
                issues.stream().filter(i -> i.plan().sprints().contains(sprint.id())).toList());
    }

    private String part(String title, List<Issue> issues) {
        String columns =
                site.catalog().statuses().stream()
                        .map(status -> column(status, issues))
                        .collect(Collectors.joining());
        return "<h3>%s</h3><div class=\"columns\">%s</div>".formatted(escaped(title), columns);
    }

    private String column(Status status, List<Issue> all) {
        List<Issue> issues = all.stream().filter(i -> i.content().status() == status.id()).toList();
        String cards =
                issues.stream().limit(CARDS_MAX).map(this::card).collect(Collectors.joining());
        String more =
                issues.size() > CARDS_MAX
                        ? "<p>and %d more</p>".formatted(issues.size() - CARDS_MAX)
                        : "";
        return "<div class=\"column\"><p>%s · %d</p>%s%s</div>"
                .formatted(escaped(status.name()), issues.size(), cards, more);
    }

    private String card(Issue issue) {
        return """
        <article class="card" id="%s"><p class="key">%s · %s%s</p><p>%s</p>
        <form method="post" action="/move"><input type="hidden" name="issue" value="%d">
        <select name="status" aria-label="Status">%s</select> <button>Move</button></form>
        <form method="post" action="/delete"><input type="hidden" name="issue" value="%d">
        <button class="delete">Delete</button></form></article>
        """
                .formatted(
                        escaped(issue.key()),
                        escaped(issue.key()),
                        escaped(issue.type().name()),
                        issue.plan().points() == null
                                ? ""
                                : " · " + issue.plan().points().toPlainString() + " points",
                        escaped(issue.content().summary()),
                        issue.id(),
                        options(issue),
                        issue.id());
    }

    private String options(Issue issue) {
        return site.catalog().statuses().stream()
                .map(status ->
                        "<option value=\"%d\"%s>%s</option>"
                                .formatted(
                                        status.id(),
                                        status.id() == issue.content().status() ? " selected" : "",
                                        escaped(status.name())))
                .collect(Collectors.joining());
    }
}
