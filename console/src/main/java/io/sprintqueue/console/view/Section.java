package io.sprintqueue.console.view;

import org.jspecify.annotations.Nullable;

/// A part of the console that its navigation leads to.
public enum Section {
    /// How it is now.
    OVERVIEW("Overview"),
    /// Sprints, their boards and their reports.
    SPRINTS("Sprints"),
    /// What is in no sprint.
    BACKLOG("Backlog"),
    /// Events that failed.
    FAILURES("Failures"),
    /// What Jira is asked.
    SYNC("Sync");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /// What the navigation calls it.
    public String title() {
        return title;
    }

    /// Its first page.
    ///
    /// @param site whose sprints and backlogs are shown
    public Route route(String site) {
        return switch (this) {
            case OVERVIEW -> Route.Overview.DEFAULT;
            case SPRINTS -> Route.Sprints.of(site);
            case BACKLOG -> new Route.Projects(site, null);
            case FAILURES -> Route.Failures.DEAD;
            case SYNC -> new Route.Syncs();
        };
    }

    /// The section that the page is in; null if it is in none.
    static @Nullable Section of(Route route) {
        return switch (route) {
            case Route.Overview _ -> OVERVIEW;
            case Route.Sprints _, Route.Sprint _, Route.Report _ -> SPRINTS;
            case Route.Projects _, Route.Backlog _ -> BACKLOG;
            case Route.Failures _ -> FAILURES;
            case Route.Syncs _, Route.Sync _ -> SYNC;
            case Route.OneEvent _, Route.Issue _ -> null;
        };
    }

    /// The site that the page is about; null if it is about none.
    static @Nullable String siteOf(Route route) {
        return switch (route) {
            case Route.Sprints(String site, _, _, _) -> site;
            case Route.Sprint(String site, _, _, _) -> site;
            case Route.Report(String site, _) -> site;
            case Route.Projects(String site, _) -> site;
            case Route.Backlog(String site, _, _, _) -> site;
            case Route.OneEvent(String site, _) -> site;
            case Route.Issue(String site, _, _) -> site;
            case Route.Sync(String site) -> site;
            case Route.Overview _, Route.Failures _, Route.Syncs _ -> null;
        };
    }
}
