package io.sprintqueue.fakejira.site;

import io.sprintqueue.fakejira.site.Change.IssueEvent;
import io.sprintqueue.fakejira.site.Change.Telling;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What people do to issues.
public final class IssueWork {
    private static final long FIRST_ID = 20_001;

    private final Site site;

    IssueWork(Site site) {
        this.site = site;
    }

    /// Creates an issue, ranked last.
    public Issue create(Act act, NewIssue what) {
        long id = FIRST_ID + site.issues().size();
        String key = site.nextKey(what.project());
        Long sprint = what.type().isSubtask() ? sprintOf(what.parent()) : what.sprint();
        var content =
                new Issue.Content(
                        what.summary(),
                        null,
                        List.of(),
                        what.priority(),
                        Catalog.TO_DO,
                        null,
                        act.by().id());
        var plan =
                new Issue.Plan(
                        sprint == null ? List.of() : List.of(sprint),
                        site.ranks().last(id).toString(),
                        what.points());
        var issue =
                new Issue(
                        id,
                        key,
                        what.project(),
                        what.type(),
                        what.parent(),
                        null,
                        content,
                        plan,
                        new Issue.Times(act.at(), act.at(), act.at(), null));
        store(issue, act.at());
        tell(act, IssueEvent.CREATED, issue, List.of(), Telling.PRIMARY);
        return issue;
    }

    private @Nullable Long sprintOf(@Nullable Long parent) {
        return Optional.ofNullable(parent)
                .flatMap(site.issues()::current)
                .flatMap(site::openSprint)
                .map(Sprint::id)
                .orElse(null);
    }

    /// Changes what people write, the points, the parent or the security level.
    public Issue edit(Act act, long id, UnaryOperator<Issue> edit) {
        Issue before = existing(id);
        return update(act, before, edit.apply(before), Telling.PRIMARY);
    }

    /// Sets the status; what is done is resolved.
    public Issue transition(Act act, long id, long status) {
        Issue before = existing(id);
        Category old = site.catalog().status(before.content().status()).category();
        Category now = site.catalog().status(status).category();
        Issue.Times times = before.times();
        var after =
                new Issue.Times(
                        times.created(),
                        times.updated(),
                        old == now ? times.statusSet() : act.at(),
                        now != Category.DONE ? null : resolved(times, act.at()));
        return update(
                act,
                before,
                before.content(content -> content.status(status)).times(after),
                Telling.PRIMARY);
    }

    private static Instant resolved(Issue.Times times, Instant at) {
        Instant before = times.resolved();
        return before == null ? at : before;
    }

    /// Plans the issue into a sprint, or back to the backlog. Its sub-tasks follow, and no webhook
    /// tells of them.
    public Issue plan(Act act, long id, @Nullable Long sprint) {
        return plan(act, existing(id), sprint, Telling.PRIMARY);
    }

    Issue plan(Act act, Issue before, @Nullable Long sprint, Telling telling) {
        var sprints = new ArrayList<Long>();
        before.plan().sprints().stream().filter(this::isClosed).forEach(sprints::add);
        if (sprint != null) {
            sprints.add(sprint);
        }
        Issue after = update(act, before, before.plan(plan -> plan.sprints(sprints)), telling);
        subtasks(before)
                .forEach(each ->
                        update(
                                act,
                                each,
                                each.plan(plan -> plan.sprints(sprints)),
                                Telling.SILENT));
        return after;
    }

    private boolean isClosed(long sprint) {
        return site.sprint(sprint).filter(one -> !one.isOpen()).isPresent();
    }

    /// Ranks the issue right before another one, or last.
    public Issue rank(Act act, long id, @Nullable Long other) {
        Issue before = existing(id);
        Rank old = Rank.parse(before.plan().rank());
        Rank rank =
                other == null
                        ? site.ranks().last(old, id)
                        : site.ranks().before(Rank.parse(existing(other).plan().rank()), old, id);
        return update(
                act,
                before,
                before.plan(plan -> plan.rank(rank.toString())),
                site.settings().ranksAreTold() ? Telling.PRIMARY : Telling.SILENT);
    }

    /// Moves the issue and its sub-tasks to another project, where they get other keys.
    public Issue move(Act act, long id, long project) {
        Issue before = existing(id);
        List<Issue> subtasks = subtasks(before);
        Issue after = moved(act, before, project, Telling.PRIMARY);
        subtasks.forEach(each -> moved(act, each, project, Telling.SECONDARY));
        return after;
    }

    private Issue moved(Act act, Issue before, long project, Telling telling) {
        return update(act, before, before.movedTo(project, site.nextKey(project)), telling);
    }

    /// Deletes the issue and its sub-tasks.
    public void delete(Act act, long id) {
        Issue issue = existing(id);
        subtasks(issue).forEach(each -> deleted(act, each, Telling.SECONDARY));
        deleted(act, issue, Telling.PRIMARY);
    }

    private void deleted(Act act, Issue issue, Telling telling) {
        site.issues().delete(issue, site.indexedAt(act.at()));
        site.ranks().remove(Rank.parse(issue.plan().rank()));
        tell(act, IssueEvent.DELETED, issue, List.of(), telling);
    }

    /// Writes a comment, which changes nothing but when the issue was last updated.
    public Issue comment(Act act, long id, String text) {
        Issue issue = existing(id).updated(act.at());
        store(issue, act.at());
        site.tell(
                new Change.OfIssue(
                        site.nextChange(),
                        act.at(),
                        IssueEvent.COMMENTED,
                        issue,
                        act.by(),
                        List.of(),
                        text,
                        Telling.PRIMARY));
        return issue;
    }

    /// Spreads the ranks of up to so many issues again. It touches no `updated`, and no webhook
    /// tells of it.
    ///
    /// @return whether some are left
    public boolean rebalance(Act act, int issues) {
        for (int done = 0; done < issues; done++) {
            var moved = site.ranks().rebalance();
            if (moved.isEmpty()) {
                return false;
            }
            Issue before = existing(moved.get().getKey());
            String rank = moved.get().getValue().toString();
            update(act, before, before.plan(plan -> plan.rank(rank)), Telling.SILENT);
        }
        return true;
    }

    private List<Issue> subtasks(Issue issue) {
        return site.issues().subtasks(issue.id());
    }

    /// Stores what differs. A change of which no webhook tells leaves `updated` as it is.
    Issue update(Act act, Issue before, Issue after, Telling telling) {
        List<Item> items = new Changelog(site).items(before, after);
        if (items.isEmpty()) {
            return before;
        }
        Issue stored = telling == Telling.SILENT ? after : after.updated(act.at());
        store(stored, act.at());
        tell(act, IssueEvent.UPDATED, stored, items, telling);
        return stored;
    }

    private void store(Issue issue, Instant at) {
        site.issues().put(issue, site.indexedAt(at));
    }

    private void tell(Act act, IssueEvent event, Issue issue, List<Item> items, Telling telling) {
        site.tell(
                new Change.OfIssue(
                        site.nextChange(), act.at(), event, issue, act.by(), items, null, telling));
    }

    private Issue existing(long id) {
        return site.issues()
                .current(id)
                .orElseThrow(() -> new IllegalArgumentException("no issue " + id));
    }
}
