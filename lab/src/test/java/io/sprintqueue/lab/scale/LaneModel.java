package io.sprintqueue.lab.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/// A FIFO lane and the invocations that work it off, in virtual time: a batch is up to ten messages
/// of free groups, and takes the same time whatever it contains.
final class LaneModel {
    private static final int BATCH_MAX = 10;

    private final int concurrency;
    private final double batchSeconds;
    private final Map<Integer, Queue<Double>> waiting = new HashMap<>();
    private final Queue<Integer> free = new ArrayDeque<>();
    private final PriorityQueue<Batch> underway =
            new PriorityQueue<>((one, other) -> Double.compare(one.end(), other.end()));
    private final List<Double> freshness = new ArrayList<>();
    private int backlog;
    private int backlogMax;

    private record Batch(double end, Map<Integer, List<Double>> arrivals) {}

    LaneModel(int concurrency, double batchSeconds) {
        this.concurrency = concurrency;
        this.batchSeconds = batchSeconds;
    }

    /// A message of the group comes in.
    void arrive(int group, double now) {
        Queue<Double> ofGroup = waiting.get(group);
        if (ofGroup == null) {
            ofGroup = new ArrayDeque<>();
            waiting.put(group, ofGroup);
            free.add(group);
        }
        ofGroup.add(now);
        backlog++;
        backlogMax = Math.max(backlogMax, backlog);
    }

    /// Ends what has ended, and starts what can be.
    ///
    /// @param works whether batches can be worked on at all
    void advance(double now, boolean works) {
        while (!underway.isEmpty() && underway.element().end() <= now) {
            end(underway.remove());
        }
        while (works && underway.size() < concurrency && !free.isEmpty()) {
            underway.add(next(now));
        }
    }

    private Batch next(double now) {
        var arrivals = new HashMap<Integer, List<Double>>();
        int size = 0;
        while (size < BATCH_MAX && !free.isEmpty()) {
            int group = free.remove();
            Queue<Double> ofGroup = waiting.getOrDefault(group, new ArrayDeque<>());
            var taken = new ArrayList<Double>();
            while (size < BATCH_MAX && !ofGroup.isEmpty()) {
                taken.add(ofGroup.remove());
                size++;
            }
            arrivals.put(group, taken);
        }
        return new Batch(now + batchSeconds, arrivals);
    }

    private void end(Batch batch) {
        batch.arrivals()
                .forEach((group, arrivals) -> {
                    arrivals.forEach(arrival -> freshness.add(batch.end() - arrival));
                    backlog -= arrivals.size();
                    if (waiting.getOrDefault(group, new ArrayDeque<>()).isEmpty()) {
                        waiting.remove(group);
                    } else {
                        free.add(group);
                    }
                });
    }

    int backlog() {
        return backlog;
    }

    int backlogMax() {
        return backlogMax;
    }

    int done() {
        return freshness.size();
    }

    /// What so many in a hundred messages did not exceed from their arrival to their end.
    double freshnessSeconds(double percentile) {
        double[] sorted = freshness.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1];
    }
}
