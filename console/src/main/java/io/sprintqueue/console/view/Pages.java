package io.sprintqueue.console.view;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;
import io.sprintqueue.console.data.SyncReport;

import java.time.Instant;

/// Builds the page for an address.
public final class Pages {
    private final ConsoleData data;
    private final OverviewPages overviews;
    private final SprintPages sprints;
    private final BacklogPages backlogs;
    private final IssuePages issues;

    /// Of this data.
    ///
    /// @param itemsMax as many items as a list on a page shows
    public Pages(ConsoleData data, int itemsMax) {
        this.data = data;
        this.overviews = new OverviewPages(data);
        this.sprints = new SprintPages(data, itemsMax);
        this.backlogs = new BacklogPages(data, itemsMax);
        this.issues = new IssuePages(data);
    }

    /// The page.
    ///
    /// @param range the part of the past that the overview looks at
    public Page page(Route route, TimeRange range, Instant now) {
        return switch (route) {
            case Route.Overview(int minutes) -> overviews.page(range, minutes, now);
            case Route.Sprints list -> sprints.list(list);
            case Route.Sprint board -> sprints.board(board);
            case Route.Report report -> sprints.report(report);
            case Route.Projects list -> backlogs.projects(list);
            case Route.Backlog backlog -> backlogs.backlog(backlog);
            case Route.Failures failures -> issues.failures(failures);
            case Route.OneEvent event -> issues.event(event);
            case Route.Issue issue -> issues.issue(issue);
            case Route.Syncs() -> new Page.Syncs(data.syncs().orNull());
            case Route.Sync(String site) -> sync(site);
        };
    }

    private Page sync(String site) {
        return switch (data.sync(site)) {
            case Missing<SyncReport> missing -> message(missing);
            case Known<SyncReport>(SyncReport report, _) -> new Page.Sync(report);
        };
    }

    static Page.Message message(Missing<?> missing) {
        String title =
                switch (missing.status()) {
                    case 400 -> "Not understood";
                    case 404 -> "Not found";
                    default -> "No answer";
                };
        return new Page.Message(missing.status(), title, missing.message());
    }

    /// Replays a dead event, and reports the result.
    public Frame.Notice replay(String site, String eventId) {
        return switch (data.replay(site, eventId)) {
            case Known<Boolean> _ ->
                    new Frame.Notice(
                            true, "Queued again. Its record changes as soon as it is processed.");
            case Missing<Boolean>(_, String message) ->
                    new Frame.Notice(false, "Not replayed: " + message);
        };
    }
}
