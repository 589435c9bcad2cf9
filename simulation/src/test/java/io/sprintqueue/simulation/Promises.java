package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What a good run of a job promises of the copy. It must be kept as soon as all that was sent has
/// arrived.
final class Promises {
    /// A reconciliation looks back so far behind the last one, less what clocks may differ.
    private static final Duration LAG_MAX = Duration.ofMinutes(13);

    /// A reading of a sprint loses against a webhook that came so shortly before.
    private static final Duration SPRINT_MARGIN = Duration.ofSeconds(90);

    private final SyncWorld world;
    private final Map<Job, Instant> good = new EnumMap<>(Job.class);
    private final Map<Job, Instant> firstGood = new EnumMap<>(Job.class);
    private final Map<Long, Instant> indexed = new HashMap<>();
    private final Map<Long, Instant> sprintChanged = new HashMap<>();
    private final Map<Long, Instant> mustBeHeld = new HashMap<>();
    private final Map<Long, Instant> sprints = new HashMap<>();
    private final Map<String, Instant> mustBeShown = new HashMap<>();
    private @Nullable Instant censusStarted;
    private @Nullable Census lastCensus;
    private boolean boardsWereHidden;
    private int changes;

    private record Census(Instant started, Instant ended) {}

    Promises(SyncWorld world) {
        this.world = world;
    }

    private Site site() {
        return world.jira.fake().site();
    }

    /// Notes what was done in Jira, and when searches will show it.
    void noteChanges() {
        for (Change change : site().changesSince(changes)) {
            switch (change) {
                case Change.OfIssue issue ->
                        indexed.put(issue.issue().id(), change.at().plus(site().indexLag()));
                case Change.OfSprint sprint -> sprintChanged.put(sprint.sprint().id(), change.at());
                case Change.OfProject project ->
                        boardsWereHidden |= project.project().lifecycle() != Project.Lifecycle.LIVE;
            }
        }
        changes = site().changeCount();
    }

    /// Whether a job has ended a good run since.
    void look() {
        for (JobState state : new JobStates(world.cells).of(SimulatedJira.SITE)) {
            Instant lastGood = state.lastGood();
            if (state.job() == Job.CENSUS) {
                count(state);
            }
            if (lastGood != null && !lastGood.equals(good.put(state.job(), lastGood))) {
                firstGood.putIfAbsent(state.job(), lastGood);
                world.ledger.tally().count("good " + state.job());
                promise(state.job(), world.jira.at(lastGood));
            }
        }
    }

    /// Notes when a census begins and ends, by Jira's clock.
    private void count(JobState census) {
        Instant started = census.runStarted();
        if (censusStarted != null && started == null) {
            lastCensus = new Census(censusStarted, world.jira.now());
        }
        censusStarted = started == null ? null : world.jira.at(started);
    }

    /// Whether searches did not show an issue at some time of this census, and of the one before,
    /// in which it was there already.
    boolean isMissedTwice(String id) {
        Census before = lastCensus;
        Instant started = censusStarted;
        return before != null
                && started != null
                && created(id).isBefore(before.ended())
                && !world.sight.listedAllTheTime(id, before.started(), before.ended())
                && !world.sight.listedAllTheTime(id, started, world.jira.now());
    }

    private Instant created(String id) {
        return Stream.concat(site().issues().current(), site().issues().deleted())
                .filter(issue -> id(issue).equals(id))
                .map(issue -> issue.times().created())
                .findFirst()
                .orElseThrow();
    }

    /// @param began when the run did, by Jira's clock
    private void promise(Job job, Instant began) {
        switch (job) {
            case RECONCILE -> reconciled(began);
            case SPRINTS -> sprintsRead(began);
            case CENSUS -> counted(began);
            case FILL, QUEUE, PROJECTS, REFRESH, SAMPLE -> {
                // The verdict in the end is about them.
            }
        }
    }

    private void reconciled(Instant began) {
        Instant first = Objects.requireNonNull(firstGood.get(Job.RECONCILE));
        site().issues()
                .current()
                .filter(issue -> !issue.times().updated().isBefore(world.jira.at(first)))
                .filter(issue -> isFoundInTime(issue, began))
                .forEach(issue -> mustBeHeld.put(issue.id(), issue.times().updated()));
    }

    private boolean isFoundInTime(Issue issue, Instant began) {
        Instant found = indexed.getOrDefault(issue.id(), Instant.MAX);
        Instant latest = issue.times().updated().plus(LAG_MAX);
        return found.isBefore(began) && found.isBefore(latest) && isSeenSince(id(issue), found);
    }

    /// Whether it was shown by searches and by its id all the time.
    private boolean isSeenSince(String id, Instant time) {
        return world.sight.listedAllTheTime(id, time, world.jira.now())
                && world.sight.readAllTheTime(id, time, world.jira.now());
    }

    private static String id(Issue issue) {
        return Long.toString(issue.id());
    }

    /// The boards are listed once a day, so one that was hidden may be missing for so long.
    private void sprintsRead(Instant began) {
        if (boardsWereHidden || world.sight.hasLostProjects()) {
            return;
        }
        for (Sprint sprint : site().sprints()) {
            Instant changed = sprintChanged.getOrDefault(sprint.id(), Instant.MIN);
            boolean seen =
                    site().board(sprint.board()).filter(world.sight.account()::sees).isPresent();
            if (sprint.isOpen() && seen && changed.isBefore(began.minus(SPRINT_MARGIN))) {
                sprints.put(sprint.id(), changed);
            }
        }
    }

    private void counted(Instant began) {
        site().issues()
                .current()
                .filter(issue -> isSeenSince(id(issue), began))
                .forEach(issue -> mustBeShown.put(id(issue), began));
    }

    /// Nothing is on its way any more.
    void check() {
        mustBeHeld.forEach(this::checkHeld);
        mustBeHeld.clear();
        sprints.forEach(this::checkSprint);
        sprints.clear();
        mustBeShown.forEach(this::checkShown);
        mustBeShown.clear();
    }

    private void checkHeld(long id, Instant since) {
        State held = world.state(Entity.issue(Long.toString(id)));
        boolean kept =
                held.deleted()
                        || held.text(Fields.UPDATED)
                                .map(Instant::parse)
                                .filter(at -> !at.isBefore(since))
                                .isPresent();
        if (!kept) {
            world.ledger.violated(
                    "a reconciliation missed a change of issue %d at %s".formatted(id, since));
        }
    }

    private void checkSprint(long id, Instant changed) {
        if (!changed.equals(sprintChanged.get(id)) && sprintChanged.containsKey(id)) {
            return;
        }
        site().sprint(id)
                .ifPresent(sprint -> {
                    State held = world.state(Entity.sprint(Long.toString(id)));
                    if (!is(held, Fields.NAME, sprint.name())
                            || !is(held, Fields.SPRINT_STATE, sprint.state().label())
                            || !is(held, Fields.GOAL, sprint.goal())) {
                        world.ledger.violated(
                                "sprint %d is %s, and was read as %s"
                                        .formatted(id, held.registers(), sprint));
                    }
                });
    }

    private static boolean is(State held, String register, @Nullable String text) {
        return held.text(register).orElse("").equals(text);
    }

    private void checkShown(String id, Instant began) {
        if (isSeenSince(id, began)) {
            State held = world.state(Entity.issue(id));
            if (held.registers().isEmpty() || held.deleted() || IssueVisibility.hides(held)) {
                world.ledger.violated("seen all the time, and hidden after a census: issue " + id);
            }
        }
    }
}
