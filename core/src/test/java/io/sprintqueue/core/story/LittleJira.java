package io.sprintqueue.core.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Jira with a few issues and the sprints 41 and 42, in which things happen by chance. It keeps
/// what is true after each of them, and the bodies that it sends.
final class LittleJira {
    /// What is true of an issue.
    ///
    /// @param sprints all that its sprint field lists, closed ones too
    record Truth(List<Integer> sprints, @Nullable Integer points, int status, boolean subtask) {
        boolean isIn(int sprint) {
            return sprints.contains(sprint);
        }

        boolean isDone() {
            return status >= 3;
        }
    }

    /// What is true from a moment on.
    ///
    /// @param issues by id; deleted ones are not there
    record Moment(Instant at, SortedMap<Integer, Truth> issues) {}

    static final int SPRINT = 41;

    private static final int NEXT_SPRINT = 42;
    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00Z");

    final List<Body> bodies = new ArrayList<>();
    final List<Moment> moments = new ArrayList<>();

    private final Random random;
    private final SortedMap<Integer, Truth> issues = new TreeMap<>();
    private final Map<Integer, Instant> updated = new HashMap<>();

    /// Issues that were there before, and of which no body has told yet.
    private final Set<Integer> untold = new TreeSet<>();

    private Instant now = FIRST;
    private int lastIssue = 10_000;
    private int lastChangelog = 100;
    private String sprintState = "future";
    private @Nullable Instant started;
    private @Nullable Instant completed;

    LittleJira(long seed) {
        this.random = new Random(seed);
        for (int i = random.nextInt(3); i > 0; i--) {
            untold.add(++lastIssue);
            Truth any = anyIssue();
            issues.put(lastIssue, new Truth(any.sprints(), any.points(), any.status(), false));
            updated.put(lastIssue, FIRST);
        }
        keepMoment();
        happen(8);
        started = start();
        happen(14);
        estimateUntold();
        if (random.nextInt(4) > 0) {
            complete();
            if (random.nextInt(5) == 0) {
                completed = null;
                start();
            }
            happen(5);
        }
        tick();
    }

    Instant started() {
        return Objects.requireNonNull(started);
    }

    /// When the sprint was completed, or else after everything that happened.
    Instant end() {
        return completed == null ? now : completed;
    }

    Instant now() {
        return now;
    }

    /// Sometimes several things happen in one millisecond.
    private void tick() {
        now = now.plusMillis(random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(100_000));
    }

    private void keepMoment() {
        moments.add(new Moment(now, new TreeMap<>(issues)));
    }

    private void happen(int most) {
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            tick();
            int choice = random.nextInt(9);
            if (choice < 2 || issues.isEmpty()) {
                now = now.plusMillis(1);
                create();
                keepMoment();
                now = now.plusMillis(1);
            } else if (choice == 8) {
                delete(anyId());
            } else {
                change(anyId());
            }
            keepMoment();
        }
    }

    private int anyId() {
        return Seeds.oneOf(random, List.copyOf(issues.keySet()));
    }

    private Truth anyIssue() {
        return new Truth(anySprints(), anyPoints(), 1 + random.nextInt(4), random.nextInt(5) == 0);
    }

    /// A closed sprint stays in the list of an issue that is in it.
    private List<Integer> anySprints() {
        List<Integer> open =
                sprintState.equals("closed")
                        ? List.of(NEXT_SPRINT)
                        : List.of(SPRINT, SPRINT, NEXT_SPRINT);
        return random.nextInt(4) == 0 ? List.of() : List.of(Seeds.oneOf(random, open));
    }

    private @Nullable Integer anyPoints() {
        return random.nextInt(4) == 0 ? null : 1 + random.nextInt(8);
    }

    private void create() {
        int id = ++lastIssue;
        Truth truth = anyIssue();
        issues.put(id, truth);
        updated.put(id, now);
        boolean lists = random.nextBoolean();
        send(
                "jira:issue_created",
                id,
                truth,
                lists ? List.of(LittleBodies.status(0, truth.status())) : List.of());
    }

    private void delete(int id) {
        untold.remove(id);
        Truth truth = Objects.requireNonNull(issues.remove(id));
        now = truth.isIn(SPRINT) ? now : now.plusMillis(1);
        send("jira:issue_deleted", id, truth, List.of());
    }

    private void change(int id) {
        Truth before = Objects.requireNonNull(issues.get(id));
        boolean tellsOfStatus = !untold.contains(id) && random.nextBoolean();
        var after =
                new Truth(
                        random.nextBoolean() ? moved(before) : before.sprints(),
                        random.nextInt(3) == 0 ? anyPoints() : before.points(),
                        tellsOfStatus ? 1 + random.nextInt(4) : before.status(),
                        before.subtask());
        changeTo(id, before, after);
    }

    /// What happens in a closed sprint leaves no row, so an issue of which no row tells could have
    /// been anything.
    private void estimateUntold() {
        for (int id : List.copyOf(untold)) {
            Truth before = Objects.requireNonNull(issues.get(id));
            Integer points = before.points() == null ? 1 : before.points() + 1;
            tick();
            changeTo(
                    id,
                    before,
                    new Truth(before.sprints(), points, before.status(), before.subtask()));
            keepMoment();
        }
    }

    private List<Integer> moved(Truth before) {
        boolean stays = sprintState.equals("closed") && before.isIn(SPRINT);
        return Stream.concat(stays ? Stream.of(SPRINT) : Stream.empty(), anySprints().stream())
                .distinct()
                .toList();
    }

    private void changeTo(int id, Truth before, Truth after) {
        issues.put(id, after);
        updated.put(id, now);
        var items = new ArrayList<String>();
        if (!before.sprints().equals(after.sprints())) {
            items.add(
                    LittleBodies.item(
                            "Sprint", "customfield_10020", ids(before), ids(after), "a", "b"));
        }
        if (!Objects.equals(before.points(), after.points())) {
            items.add(
                    LittleBodies.item(
                            "Story Points",
                            "customfield_10016",
                            "",
                            "",
                            Objects.toString(before.points(), ""),
                            Objects.toString(after.points(), "")));
        }
        if (before.status() != after.status()) {
            items.add(LittleBodies.status(before.status(), after.status()));
        }
        if (!items.isEmpty()) {
            untold.remove(id);
        }
        send("jira:issue_updated", id, after, items);
    }

    private static String ids(Truth truth) {
        return truth.sprints().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// Sends what happened; sometimes twice, in bodies that differ.
    private void send(String name, int id, Truth truth, List<String> items) {
        int changelog = name.endsWith("deleted") ? 0 : ++lastChangelog;
        send(name, id, truth, items, changelog, now);
        if (random.nextInt(5) == 0) {
            Instant later = now.plusMillis(1 + random.nextInt(3));
            send(name, id, truth, items, changelog, later);
        }
    }

    private void send(
            String name, int id, Truth truth, List<String> items, int changelog, Instant at) {
        bodies.add(
                LittleBodies.issue(
                        name,
                        id,
                        truth,
                        at,
                        Objects.requireNonNull(updated.get(id)),
                        sprints(truth),
                        changelog,
                        items));
    }

    private String sprints(Truth truth) {
        return truth.sprints().stream().map(this::listed).collect(Collectors.joining(","));
    }

    private String listed(int sprint) {
        return sprint == SPRINT && completed != null
                ? "{'id':41,'state':'closed','completeDate':'%s'}".formatted(completed)
                : "{'id':%d,'state':'%s'}"
                        .formatted(sprint, sprint == SPRINT ? sprintState : "future");
    }

    private Instant start() {
        tick();
        now = now.plusMillis(1);
        sprintState = "active";
        sendSprint("sprint_started", "");
        return now;
    }

    /// Jira then puts what is left into the next sprint, or leaves it.
    private void complete() {
        tick();
        completed = now;
        sprintState = "closed";
        now = now.plusMillis(13);
        sendSprint("sprint_closed", ",'completeDate':'%s'".formatted(completed));
        for (Map.Entry<Integer, Truth> issue : new TreeMap<>(issues).entrySet()) {
            Truth before = issue.getValue();
            if (before.isIn(SPRINT) && !before.isDone() && random.nextBoolean()) {
                tick();
                List<Integer> both = List.of(SPRINT, NEXT_SPRINT);
                changeTo(
                        issue.getKey(),
                        before,
                        new Truth(both, before.points(), before.status(), before.subtask()));
                keepMoment();
            }
        }
    }

    private void sendSprint(String name, String more) {
        bodies.add(
                Bodies.sprint(
                        name,
                        now.toEpochMilli(),
                        ",'name':'S','state':'%s'%s".formatted(sprintState, more)));
    }
}
