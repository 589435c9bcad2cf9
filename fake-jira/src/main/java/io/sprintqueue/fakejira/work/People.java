package io.sprintqueue.fakejira.work;

import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.NewIssue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Status;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// People at work: each act is drawn from a seed, so that the same seed and the same moments give
/// the same history.
public final class People {
    private static final int TRIES = 20;

    private final Site site;
    private final RandomGenerator chance;
    private final Words words;
    private final List<Habit> habits;

    /// Something that people do.
    ///
    /// @param weight how often, compared with the others
    private record Habit(int weight, BiConsumer<Act, Issue> deed) {}

    /// The people of the site.
    public People(Site site, RandomGenerator chance) {
        this.site = site;
        this.chance = chance;
        this.words = new Words(chance);
        this.habits =
                List.of(
                        new Habit(22, this::transition),
                        new Habit(14, this::assign),
                        new Habit(12, this::rank),
                        new Habit(11, this::plan),
                        new Habit(10, this::estimate),
                        new Habit(9, this::rewrite),
                        new Habit(9, this::create),
                        new Habit(8, this::comment),
                        new Habit(5, this::label),
                        new Habit(4, this::describe),
                        new Habit(3, this::split),
                        new Habit(2, this::delete),
                        new Habit(1, this::move),
                        new Habit(1, this::nextSprint));
    }

    /// Does one thing.
    public void act(Instant at) {
        var act = new Act(at, words.one(site.people()));
        Optional<Issue> issue = anyIssue();
        if (issue.isEmpty()) {
            anyProject().ifPresent(project -> create(act, project));
            return;
        }
        int left = chance.nextInt(habits.stream().mapToInt(Habit::weight).sum());
        for (Habit habit : habits) {
            left -= habit.weight;
            if (left < 0) {
                habit.deed.accept(act, issue.get());
                return;
            }
        }
    }

    /// How long until the next act, where people do so much in a second on average.
    public Duration pause(double perSecond) {
        double seconds = -Math.log(1 - chance.nextDouble()) / perSecond;
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /// One in a live project.
    private Optional<Issue> anyIssue() {
        return IntStream.range(0, TRIES)
                .mapToObj(_ -> site.issues().any(chance))
                .flatMap(Optional::stream)
                .filter(issue -> isLive(site.project(issue.project())))
                .findFirst();
    }

    private static boolean isLive(Project project) {
        return project.lifecycle() == Project.Lifecycle.LIVE;
    }

    private Optional<Project> anyProject() {
        List<Project> live = site.projects().stream().filter(People::isLive).toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(words.one(live));
    }

    private void transition(Act act, Issue issue) {
        Status status = words.one(site.catalog().statuses());
        site.issueWork().transition(act, issue.id(), status.id());
    }

    private void assign(Act act, Issue issue) {
        String person = chance.nextInt(6) == 0 ? null : words.one(site.people()).id();
        site.issueWork().edit(act, issue.id(), it -> it.content(c -> c.assignee(person)));
    }

    private void rank(Act act, Issue issue) {
        Long other = anyIssue().map(Issue::id).filter(id -> id != issue.id()).orElse(null);
        site.issueWork().rank(act, issue.id(), other);
    }

    /// Into an open sprint of the project, or to the backlog.
    private void plan(Act act, Issue issue) {
        if (!issue.isSubtask()) {
            site.issueWork().plan(act, issue.id(), anySprint(issue.project()));
        }
    }

    private @Nullable Long anySprint(long project) {
        List<Long> open =
                site.sprints().stream()
                        .filter(Sprint::isOpen)
                        .filter(sprint -> projectOf(sprint) == project)
                        .map(Sprint::id)
                        .toList();
        return open.isEmpty() || chance.nextInt(4) == 0 ? null : words.one(open);
    }

    private long projectOf(Sprint sprint) {
        return site.board(sprint.board()).map(Board::project).orElse(-1L);
    }

    private void estimate(Act act, Issue issue) {
        BigDecimal points =
                chance.nextInt(5) == 0 ? null : BigDecimal.valueOf(1L + chance.nextInt(13));
        site.issueWork().edit(act, issue.id(), it -> it.plan(plan -> plan.points(points)));
    }

    private void rewrite(Act act, Issue issue) {
        String summary = words.summary();
        site.issueWork().edit(act, issue.id(), it -> it.content(c -> c.summary(summary)));
    }

    private void describe(Act act, Issue issue) {
        String text = chance.nextInt(4) == 0 ? null : words.description();
        site.issueWork().edit(act, issue.id(), it -> it.content(c -> c.description(text)));
    }

    private void label(Act act, Issue issue) {
        List<String> labels = words.labels();
        long priority = 1L + chance.nextInt(site.catalog().priorities().size());
        site.issueWork()
                .edit(act, issue.id(), it -> it.content(c -> c.labels(labels).priority(priority)));
    }

    private void create(Act act, Issue example) {
        create(act, site.project(example.project()));
    }

    private void create(Act act, Project project) {
        site.issueWork()
                .create(
                        act,
                        new NewIssue(
                                project.id(),
                                words.one(List.of(Catalog.STORY, Catalog.TASK, Catalog.BUG)),
                                words.summary(),
                                1L + chance.nextInt(5),
                                null,
                                anySprint(project.id()),
                                null));
    }

    private void comment(Act act, Issue issue) {
        site.issueWork().comment(act, issue.id(), words.comment());
    }

    private void split(Act act, Issue issue) {
        if (!issue.isSubtask() && !issue.type().isEpic()) {
            NewIssue part = NewIssue.story(issue.project(), words.summary());
            site.issueWork().create(act, part.under(Catalog.SUBTASK, issue.id()));
        }
    }

    private void delete(Act act, Issue issue) {
        site.issueWork().delete(act, issue.id());
    }

    private void move(Act act, Issue issue) {
        Optional<Project> target = anyProject().filter(one -> one.id() != issue.project());
        if (!issue.isSubtask() && target.isPresent()) {
            site.issueWork().move(act, issue.id(), target.get().id());
        }
    }

    /// Closes an active sprint of the issue's project, starts the next one and plans another.
    private void nextSprint(Act act, Issue issue) {
        Optional<Sprint> active = first(issue.project(), Sprint.State.ACTIVE);
        if (active.isEmpty()) {
            return;
        }
        Optional<Sprint> next = first(issue.project(), Sprint.State.FUTURE);
        site.sprintWork().close(act, active.get().id(), next.map(Sprint::id).orElse(null));
        next.ifPresent(sprint -> site.sprintWork().start(act, sprint.id()));
        String name = "Sprint " + (site.sprints().size() + 1);
        Sprint later = site.sprintWork().create(act, active.get().board(), name);
        site.sprintWork().describe(act, later.id(), name, words.goal());
    }

    private Optional<Sprint> first(long project, Sprint.State state) {
        return site.sprints().stream()
                .filter(sprint -> sprint.state() == state && projectOf(sprint) == project)
                .findFirst();
    }
}
