package io.sprintqueue.fakejira.site;

import io.sprintqueue.fakejira.site.Change.SprintEvent;
import io.sprintqueue.fakejira.site.Change.Telling;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What people do to sprints.
public final class SprintWork {
    private static final long FIRST_ID = 41;

    private final Site site;

    SprintWork(Site site) {
        this.site = site;
    }

    /// Plans a sprint on a board.
    public Sprint create(Act act, long board, String name) {
        if (!site.board(board).orElseThrow().hasSprints()) {
            throw new IllegalArgumentException("the board " + board + " has no sprints");
        }
        var sprint =
                new Sprint(
                        FIRST_ID + site.sprintsEver(),
                        name,
                        "",
                        Sprint.State.FUTURE,
                        act.at(),
                        null,
                        null,
                        null,
                        board);
        return changed(act, SprintEvent.CREATED, sprint, null);
    }

    /// Gives a sprint another name and goal.
    public Sprint describe(Act act, long id, String name, String goal) {
        Sprint before = existing(id);
        return changed(act, SprintEvent.UPDATED, before.described(name, goal), before);
    }

    /// Starts a future sprint. Jira sends `sprint_updated` as well as `sprint_started`.
    public Sprint start(Act act, long id) {
        Sprint before = existing(id);
        Sprint started = before.started(act.at(), act.at().plus(SiteSettings.SPRINT));
        changed(act, SprintEvent.STARTED, started, null);
        return changed(act, SprintEvent.UPDATED, started, before);
    }

    /// Closes an active sprint. What is not done in it goes to another sprint, or to the backlog.
    public Sprint close(Act act, long id, @Nullable Long next) {
        Sprint closed = existing(id).closed(act.at());
        changed(act, SprintEvent.CLOSED, closed, null);
        issuesOf(id).stream()
                .filter(issue -> !isDone(issue))
                .filter(issue -> !issue.isSubtask())
                .forEach(issue -> site.issueWork().plan(act, issue, next, telling()));
        return closed;
    }

    /// Deletes a sprint; its issues go to the backlog.
    public void delete(Act act, long id) {
        Sprint sprint = existing(id);
        List<Issue> issues = issuesOf(id);
        site.remove(sprint);
        site.tell(
                new Change.OfSprint(
                        site.nextChange(), act.at(), SprintEvent.DELETED, sprint, null));
        issues.stream()
                .filter(issue -> !issue.isSubtask())
                .forEach(issue -> site.issueWork().plan(act, issue, null, telling()));
    }

    private Telling telling() {
        return site.settings().closingIsTold() ? Telling.SECONDARY : Telling.SILENT;
    }

    private boolean isDone(Issue issue) {
        return site.catalog().status(issue.content().status()).category() == Category.DONE;
    }

    private List<Issue> issuesOf(long sprint) {
        return site.issues()
                .current()
                .filter(issue -> issue.plan().sprints().contains(sprint))
                .toList();
    }

    private Sprint changed(Act act, SprintEvent event, Sprint sprint, @Nullable Sprint before) {
        site.put(sprint);
        site.tell(new Change.OfSprint(site.nextChange(), act.at(), event, sprint, before));
        return sprint;
    }

    private Sprint existing(long id) {
        return site.sprint(id).orElseThrow(() -> new IllegalArgumentException("no sprint " + id));
    }
}
