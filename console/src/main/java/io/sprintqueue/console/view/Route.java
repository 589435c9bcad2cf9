package io.sprintqueue.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.console.data.Filters;

import org.jspecify.annotations.Nullable;

/// The address of a page of the console: a path in a browser, parameters in a widget.
public sealed interface Route {
    /// How it is now.
    ///
    /// @param minutes how far back
    record Overview(int minutes) implements Route {
        /// An hour back.
        public static final Overview DEFAULT = new Overview(60);
    }

    /// The sprints of a site.
    ///
    /// @param state `active`, `future` or `closed`; all of them where it is absent
    /// @param board of one board; of all where it is absent
    /// @param next where the list continues; absent at its start
    record Sprints(
            String site, @Nullable String state, @Nullable String board, @Nullable String next)
            implements Route {
        /// All of a site.
        public static Sprints of(String site) {
            return new Sprints(site, null, null, null);
        }

        /// Those in this state; null means all.
        public Sprints in(@Nullable String otherState) {
            return new Sprints(site, otherState, board, null);
        }

        /// The next part of the list.
        Sprints from(String token) {
            return new Sprints(site, state, board, token);
        }
    }

    /// A sprint's board.
    ///
    /// @param next where the list of items continues; absent at its start
    record Sprint(String site, String sprintId, Filters filters, @Nullable String next)
            implements Route {
        /// The whole board.
        public Sprint(String site, String sprintId) {
            this(site, sprintId, Filters.NONE, null);
        }
    }

    /// What happened in a sprint.
    record Report(String site, String sprintId) implements Route {}

    /// The projects of a site, each of which has a backlog.
    ///
    /// @param next where the list continues; absent at its start
    record Projects(String site, @Nullable String next) implements Route {}

    /// A project's backlog.
    ///
    /// @param project its key or id
    /// @param next where the list of items continues; absent at its start
    record Backlog(String site, String project, Filters filters, @Nullable String next)
            implements Route {
        /// The whole backlog.
        public Backlog(String site, String project) {
            this(site, project, Filters.NONE, null);
        }
    }

    /// Events that failed.
    ///
    /// @param outcome `DEAD` or `RETRYING`
    /// @param next where the list continues; absent at its start
    record Failures(String outcome, @Nullable String next) implements Route {
        /// The dead ones.
        public static final Failures DEAD = new Failures("DEAD", null);

        /// The ones that are retried.
        public static final Failures RETRYING = new Failures("RETRYING", null);
    }

    /// One event.
    record OneEvent(String site, String eventId) implements Route {}

    /// One issue.
    ///
    /// @param next where its events continue; absent at their start
    record Issue(String site, String key, @Nullable String next) implements Route {}

    /// How the sync of every site stands.
    record Syncs() implements Route {}

    /// How the sync of a site stands.
    record Sync(String site) implements Route {}

    /// The path and query in a browser.
    default String path() {
        return Addresses.path(this).toString();
    }

    /// The path and query in a browser, of a page that reads itself again.
    ///
    /// @param seconds how often
    default String refreshingPath(int seconds) {
        return Addresses.path(this).with("refresh", Integer.toString(seconds)).toString();
    }

    /// The path alone, as the target of a form.
    default String target() {
        return Addresses.path(this).path();
    }

    /// The parameters in a widget, as JSON.
    default String parameters() {
        return Addresses.parameters(this).toString();
    }

    /// The parameters in a widget of a button that brings the fields of a form along, as JSON.
    default String formParameters() {
        ObjectNode json = Addresses.parameters(this).put("form", true);
        json.remove("next");
        return json.toString();
    }
}
