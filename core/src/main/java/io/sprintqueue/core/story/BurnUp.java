package io.sprintqueue.core.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How the scope of a sprint grew, and what is completed of it.
final class BurnUp {
    /// More steps than this are no use in a chart.
    static final int STEPS_MAX = 500;

    private BurnUp() {}

    /// A step at the start, one at the end, and one wherever something changed in between: if these
    /// are too many, the last of each equal part of the time.
    static List<BurnUpStep> of(Collection<ItemStory> stories, Instant start, Instant end) {
        var nothing = new BurnUpStep(start, Count.NONE, Count.NONE);
        NavigableMap<Instant, BurnUpStep> added = new TreeMap<>();
        added.put(start, nothing);
        for (ItemStory story : stories) {
            BurnUpStep last = BurnUpStep.of(story.at(start));
            added.merge(start, last, BurnUpStep::plus);
            for (Instant time : story.changesBetween(start, end)) {
                BurnUpStep next = BurnUpStep.of(story.at(time));
                added.merge(time, next.since(last), BurnUpStep::plus);
                last = next;
            }
        }
        var steps = new ArrayList<BurnUpStep>();
        BurnUpStep sum = nothing;
        for (BurnUpStep more : added.values()) {
            BurnUpStep next = more.plus(sum);
            if (steps.isEmpty() || !next.isLike(sum)) {
                steps.add(next);
            }
            sum = next;
        }
        if (sum.at().isBefore(end) || !steps.getLast().at().equals(end)) {
            steps.add(sum.at(end));
        }
        return thinned(steps, start, end);
    }

    private static List<BurnUpStep> thinned(List<BurnUpStep> steps, Instant start, Instant end) {
        if (steps.size() <= STEPS_MAX) {
            return steps;
        }
        Duration part = Duration.between(start, end).dividedBy(STEPS_MAX - 1).plusMillis(1);
        var lastOfEach = new TreeMap<Long, BurnUpStep>();
        steps.stream()
                .skip(1)
                .forEach(step ->
                        lastOfEach.put(Duration.between(start, step.at()).dividedBy(part), step));
        var thinned = new ArrayList<BurnUpStep>();
        thinned.add(steps.getFirst());
        thinned.addAll(lastOfEach.values());
        return thinned;
    }
}
