package io.sprintqueue.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// Where everything that could have gone another way is decided: by a seed, or one way after the
/// other.
@FunctionalInterface
interface Choices {
    /// A number from 0 to below the bound.
    int below(int bound);

    /// One of both ends and what lies between.
    default int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /// True so many times in a thousand.
    default boolean perMille(int chance) {
        return chance > 0 && below(1_000) < chance;
    }

    default boolean oneIn(int times) {
        return below(times) == 0;
    }

    default <T> T of(List<T> several) {
        return several.get(below(several.size()));
    }

    static Choices seeded(long seed) {
        var random = new SplittableRandom(seed);
        return random::nextInt;
    }
}
