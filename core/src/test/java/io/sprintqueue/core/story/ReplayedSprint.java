package io.sprintqueue.core.story;

import io.sprintqueue.core.story.LittleJira.Moment;
import io.sprintqueue.core.story.LittleJira.Truth;
import io.sprintqueue.core.story.ReportedItem.Ending;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of a sprint, by walking once through what was true: no row, no stamp, no changelog.
final class ReplayedSprint {
    /// What is noted of one issue.
    static final class Line {
        boolean committed;
        boolean doneBefore;
        @Nullable Instant addedAt;
        @Nullable Instant removedAt;
        @Nullable Instant doneSince;
        @Nullable Ending end;
        @Nullable Integer points;
        boolean subtask;
        boolean everLeft;
    }

    final SortedMap<Integer, Line> lines = new TreeMap<>();
    final List<String> burnUp = new ArrayList<>();
    Count committed = Count.NONE;
    Count doneBefore = Count.NONE;
    Count added = Count.NONE;
    Count removed = Count.NONE;
    Count completed = Count.NONE;
    Count carriedOver = Count.NONE;

    /// The last of several moments of one millisecond is what is true in it.
    ReplayedSprint(List<Moment> history, Instant start, Instant end) {
        var byTime = new TreeMap<Instant, SortedMap<Integer, Truth>>();
        history.forEach(moment -> byTime.put(moment.at(), moment.issues()));
        SortedMap<Integer, Truth> before = new TreeMap<>();
        var doneSince = new TreeMap<Integer, Instant>();
        boolean running = false;
        for (var moment : byTime.headMap(end, true).entrySet()) {
            if (!running && moment.getKey().isAfter(start)) {
                running = true;
                begin(before, doneSince);
            }
            noteDone(before, moment.getValue(), moment.getKey(), doneSince);
            if (running) {
                follow(before, moment.getValue(), moment.getKey(), doneSince);
            }
            before = moment.getValue();
        }
        if (!running) {
            begin(before, doneSince);
        }
        finish(before);
    }

    private static boolean isIn(@Nullable Truth issue) {
        return issue != null && issue.isIn(LittleJira.SPRINT);
    }

    private static Count count(Truth issue) {
        return issue.subtask()
                ? Count.NONE
                : Count.of(issue.points() == null ? null : BigDecimal.valueOf(issue.points()));
    }

    /// Notes when an issue became done, of those that were in the sprint all the while: only its
    /// rows tell when.
    private static void noteDone(
            SortedMap<Integer, Truth> before,
            SortedMap<Integer, Truth> now,
            Instant at,
            Map<Integer, Instant> doneSince) {
        now.forEach((id, issue) -> {
            Truth former = before.get(id);
            boolean wasDone = former != null && former.isDone();
            boolean seen = isIn(issue) && (former == null || isIn(former)) && !before.isEmpty();
            if (issue.isDone() && !wasDone && seen) {
                doneSince.put(id, at);
            } else if (!issue.isDone() || !seen) {
                doneSince.remove(id);
            }
        });
    }

    private void begin(SortedMap<Integer, Truth> issues, Map<Integer, Instant> doneSince) {
        issues.forEach((id, issue) -> {
            if (isIn(issue)) {
                var line = new Line();
                lines.put(id, line);
                line.committed = !issue.isDone();
                line.doneBefore = issue.isDone();
                line.doneSince = doneSince.get(id);
                committed = line.committed ? committed.plus(count(issue)) : committed;
                doneBefore = line.doneBefore ? doneBefore.plus(count(issue)) : doneBefore;
            }
        });
        burnUp.add(step(issues));
    }

    private void follow(
            SortedMap<Integer, Truth> before,
            SortedMap<Integer, Truth> now,
            Instant at,
            Map<Integer, Instant> doneSince) {
        now.forEach((id, issue) -> {
            if (isIn(issue) && !isIn(before.get(id))) {
                Line line = lines.get(id);
                if (line == null) {
                    line = new Line();
                    lines.put(id, line);
                    line.addedAt = at;
                    added = added.plus(count(issue));
                }
                line.removedAt = null;
            }
            Line line = lines.get(id);
            if (line != null) {
                line.doneSince = doneSince.get(id);
            }
        });
        before.forEach((id, issue) -> {
            if (isIn(issue) && !isIn(now.get(id))) {
                Line line = Objects.requireNonNull(lines.get(id));
                line.removedAt = at;
                line.everLeft = true;
                line.points = issue.points();
                line.subtask = issue.subtask();
                line.end = now.containsKey(id) ? Ending.REMOVED : Ending.DELETED;
            }
        });
        burnUp.add(step(now));
    }

    private void finish(SortedMap<Integer, Truth> last) {
        lines.forEach((id, line) -> {
            Truth issue = last.get(id);
            if (issue != null && isIn(issue)) {
                line.points = issue.points();
                line.subtask = issue.subtask();
                line.end = issue.isDone() ? Ending.COMPLETED : Ending.CARRIED_OVER;
                completed = issue.isDone() ? completed.plus(count(issue)) : completed;
                carriedOver = issue.isDone() ? carriedOver : carriedOver.plus(count(issue));
            } else {
                removed = removed.plus(count(line));
            }
        });
    }

    private static Count count(Line line) {
        return line.subtask
                ? Count.NONE
                : Count.of(line.points == null ? null : BigDecimal.valueOf(line.points));
    }

    private static String step(SortedMap<Integer, Truth> issues) {
        Count scope = Count.NONE;
        Count completed = Count.NONE;
        for (Truth issue : issues.values()) {
            if (isIn(issue)) {
                scope = scope.plus(count(issue));
                completed = issue.isDone() ? completed.plus(count(issue)) : completed;
            }
        }
        return scope + " " + completed;
    }

    /// The steps without those that repeat the one before.
    static List<String> distinct(List<String> steps) {
        var distinct = new ArrayList<String>();
        steps.forEach(step -> {
            if (distinct.isEmpty() || !distinct.getLast().equals(step)) {
                distinct.add(step);
            }
        });
        return distinct;
    }
}
