package io.sprintqueue.console.view;

import io.sprintqueue.console.data.ProjectList;
import io.sprintqueue.console.data.ProjectList.Project;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Sprint;
import io.sprintqueue.console.data.SprintList;
import io.sprintqueue.console.data.SprintReport;
import io.sprintqueue.console.data.Totals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page about sprints and backlogs.
public sealed interface QueuePage extends Page {
    /// The sprints of a site.
    ///
    /// @param sites all of them; only the own one if they are not known
    /// @param next where the list continues; absent at its end
    record Sprints(
            Route.Sprints route, List<String> sites, Reply<SprintList> list, @Nullable Route next)
            implements QueuePage {
        @Override
        public String title() {
            return "Sprints";
        }
    }

    /// A sprint's board, or a part of it.
    ///
    /// @param gone whether the sprint was deleted
    /// @param bar null if there is nothing to show, or if it is not known
    /// @param columns of a deleted sprint there are none
    /// @param unreadable how many items cannot be read
    /// @param next where the items continue; absent at their end
    record Board(
            Route.Sprint route,
            Sprint sprint,
            boolean gone,
            Totals totals,
            @Nullable StackedBar bar,
            List<Column> columns,
            Part<Card> leftOver,
            Suggestions suggestions,
            int unreadable,
            @Nullable Route next)
            implements QueuePage {
        @Override
        public String title() {
            return sprint.title();
        }
    }

    /// A column of a board, its cards in rank order.
    record Column(String state, List<Card> cards) {}

    /// What happened in a sprint.
    ///
    /// @param gone whether the sprint was deleted
    /// @param items the chart of items; null if nothing tells of them
    /// @param points the chart of points
    /// @param numbers what both charts show
    /// @param cameIn what came in after the start
    /// @param left what left after the start
    /// @param fromStart what was in it at the start; what is in it if that is unknown
    record Report(
            Route.Report route,
            SprintReport report,
            boolean gone,
            @Nullable BurnUp items,
            @Nullable BurnUp points,
            List<SprintReport.Point> numbers,
            Part<SprintReport.Entry> cameIn,
            Part<SprintReport.Entry> left,
            Part<SprintReport.Entry> fromStart)
            implements QueuePage {
        @Override
        public String title() {
            return "Report of " + report.sprint().title();
        }
    }

    /// The projects of a site.
    ///
    /// @param sites all of them; only the own one if they are not known
    /// @param next where the list continues; absent at its end
    record Projects(
            Route.Projects route, List<String> sites, Reply<ProjectList> list, @Nullable Route next)
            implements QueuePage {
        @Override
        public String title() {
            return "Backlogs";
        }
    }

    /// A project's backlog, or a part of it.
    ///
    /// @param gone whether the project was deleted
    /// @param isLeftOverCut whether the API leaves out more that is left over
    /// @param isComplete whether older items are in it too; null if that is not known
    /// @param unreadable how many items cannot be read
    /// @param next where the items continue; absent at their end
    record Backlog(
            Route.Backlog route,
            Project project,
            boolean gone,
            List<Card> cards,
            Part<Card> leftOver,
            boolean isLeftOverCut,
            Suggestions suggestions,
            @Nullable Boolean isComplete,
            int unreadable,
            @Nullable Route next)
            implements QueuePage {
        @Override
        public String title() {
            return "Backlog of " + project.handle();
        }
    }
}
