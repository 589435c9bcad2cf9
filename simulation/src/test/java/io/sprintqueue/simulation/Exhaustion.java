package io.sprintqueue.simulation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Takes every way there is: runs the same thing again and again, each time with the last choice
/// that can still go otherwise going otherwise.
final class Exhaustion implements Choices {
    private static final int VIOLATIONS_MAX = 10;

    private final List<int[]> trail = new ArrayList<>();
    private int depth;
    private long points;

    private Exhaustion() {}

    /// What all ways came to.
    ///
    /// @param schedules how many ways there are
    /// @param points the points at which they part
    record Sum(long schedules, long points, List<String> violations) {
        @Override
        public String toString() {
            return "%d schedules, %d points of choice, %s"
                    .formatted(
                            schedules,
                            points,
                            violations.isEmpty()
                                    ? "no violation"
                                    : "violated, first: " + violations.getFirst());
        }
    }

    /// Runs it in every way, or until enough of them have gone wrong.
    ///
    /// @param history returns the first invariant that did not hold
    static Sum of(Function<Choices, @Nullable String> history) {
        return Carried.one(() -> new Exhaustion().run(history));
    }

    private Sum run(Function<Choices, @Nullable String> history) {
        var violations = new ArrayList<String>();
        long schedules = 0;
        do {
            depth = 0;
            String violation = history.apply(this);
            schedules++;
            if (violation != null && violations.size() < VIOLATIONS_MAX) {
                violations.add(violation + ", by the choices " + taken());
            }
        } while (violations.size() < VIOLATIONS_MAX && turns());
        return new Sum(schedules, points, violations);
    }

    @Override
    public int below(int bound) {
        if (bound == 1) {
            return 0;
        }
        if (depth == trail.size()) {
            trail.add(new int[] {0, bound});
            points++;
        }
        int[] choice = trail.get(depth++);
        if (choice[1] != bound) {
            throw new IllegalStateException("the same choices led elsewhere");
        }
        return choice[0];
    }

    private boolean turns() {
        while (!trail.isEmpty()) {
            int[] last = trail.getLast();
            if (++last[0] < last[1]) {
                return true;
            }
            trail.removeLast();
        }
        return false;
    }

    private List<Integer> taken() {
        return trail.stream().map(choice -> choice[0]).toList();
    }
}
