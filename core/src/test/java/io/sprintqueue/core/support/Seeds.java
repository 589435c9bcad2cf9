package io.sprintqueue.core.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Chance that can be had again: every test that uses it says its seed.
public final class Seeds {
    private static final long FIRST = Long.getLong("sprintqueue.seed", 20_261_124);

    private Seeds() {}

    /// That many seeds, following the one of the system property `sprintqueue.seed`.
    public static List<Long> some(int count) {
        var seeds = new ArrayList<Long>();
        for (long seed = FIRST; seed < FIRST + count; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    public static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public static <T> List<T> shuffled(Random random, List<T> list) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /// Every order of a small list.
    public static <T> List<List<T>> permutations(List<T> list) {
        if (list.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (int first = 0; first < list.size(); first++) {
            var rest = new ArrayList<>(list);
            T head = rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                var order = new ArrayList<T>();
                order.add(head);
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
