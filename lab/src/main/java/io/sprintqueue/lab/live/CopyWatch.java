package io.sprintqueue.lab.live;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Change.IssueEvent;
import io.sprintqueue.fakejira.site.Change.Telling;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Truth;
import io.sprintqueue.fakejira.webhook.Lost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Follows what is done in the fake Jira, and what of it the copy does not have yet. Only what was
/// changed since it was last found the same is compared, so that a large site can be followed.
final class CopyWatch {
    private final FakeJiraServer jira;
    private final Copy copy;
    private final Map<Long, Integer> openIssues = new HashMap<>();
    private final Map<Long, Integer> openSprints = new HashMap<>();
    private int changesSeen;
    private int lostSeen;
    private Counts counts = new Counts(0, 0, 0, 0);

    /// What has happened so far.
    ///
    /// @param listed changes of issues that a search can list
    /// @param untold those of them whose webhook was lost
    /// @param lost all webhooks that were lost
    /// @param healed those of them whose issue or sprint the copy has had as it is since then
    record Counts(int listed, int untold, int lost, int healed) {
        Counts with(int moreListed, int moreUntold, int moreLost) {
            return new Counts(listed + moreListed, untold + moreUntold, lost + moreLost, healed);
        }

        Counts healing(int more) {
            return new Counts(listed, untold, lost, healed + more);
        }
    }

    /// What is true of what is followed.
    private record Truths(List<Truth> issues, List<SprintTruth> sprints) {}

    /// Follows what is done from now on.
    CopyWatch(FakeJiraServer jira, Copy copy) {
        this.jira = jira;
        this.copy = copy;
        jira.with(it -> {
            changesSeen = it.site().changeCount();
            lostSeen = it.outbox().lost().size();
        });
    }

    /// From now on the copy is expected to have everything.
    void expectAll() {
        jira.with(it -> {
            Truth.of(it.site()).forEach(issue -> openIssues.putIfAbsent(issue.id(), 0));
            it.site().sprints().forEach(sprint -> openSprints.putIfAbsent(sprint.id(), 0));
        });
    }

    /// Compares what has changed.
    ///
    /// @return how many issues and sprints the copy does not have as they are
    int look() {
        Truths truths = jira.ask(this::truths);
        truths.issues().stream().filter(copy::has).forEach(issue -> heal(openIssues, issue.id()));
        truths.sprints().stream()
                .filter(copy::has)
                .forEach(sprint -> heal(openSprints, sprint.sprint().id()));
        return openIssues.size() + openSprints.size();
    }

    private void heal(Map<Long, Integer> open, long id) {
        counts = counts.healing(Objects.requireNonNullElse(open.remove(id), 0));
    }

    Counts counts() {
        return counts;
    }

    /// What the copy does not have as it is, for people.
    List<String> open() {
        return jira.ask(it -> {
            var names = new ArrayList<String>();
            openIssues.keySet().stream()
                    .flatMap(id -> Truth.of(it.site(), id).stream())
                    .forEach(issue -> names.add(issue.key()));
            openSprints.keySet().forEach(id -> names.add("sprint " + id));
            return names;
        });
    }

    private Truths truths(FakeJira it) {
        Site site = it.site();
        site.changesSince(changesSeen).forEach(this::follow);
        changesSeen = site.changeCount();
        List<Lost> lost = it.outbox().lost();
        lost.subList(lostSeen, lost.size()).forEach(this::lose);
        lostSeen = lost.size();
        return new Truths(
                openIssues.keySet().stream().flatMap(id -> Truth.of(site, id).stream()).toList(),
                openSprints.keySet().stream()
                        .flatMap(id -> site.sprint(id).stream())
                        .map(sprint -> SprintTruth.of(site, sprint))
                        .toList());
    }

    private void follow(Change change) {
        switch (change) {
            case Change.OfIssue issue -> {
                openIssues.putIfAbsent(issue.issue().id(), 0);
                counts = counts.with(isListed(issue) ? 1 : 0, 0, 0);
            }
            case Change.OfSprint sprint -> openSprints.putIfAbsent(sprint.sprint().id(), 0);
            case Change.OfProject _ -> {
                // The copy is asked for its issues.
            }
        }
    }

    private void lose(Lost lost) {
        switch (lost.delivery().change()) {
            case Change.OfIssue issue -> {
                openIssues.merge(issue.issue().id(), 1, Integer::sum);
                counts = counts.with(0, isListed(issue) ? 1 : 0, 1);
            }
            case Change.OfSprint(_, _, _, Sprint sprint, _) -> {
                openSprints.merge(sprint.id(), 1, Integer::sum);
                counts = counts.with(0, 0, 1);
            }
            case Change.OfProject _ -> counts = counts.with(0, 0, 1).healing(1);
        }
    }

    private static boolean isListed(Change.OfIssue change) {
        return change.telling() != Telling.SILENT && change.event() != IssueEvent.DELETED;
    }
}
