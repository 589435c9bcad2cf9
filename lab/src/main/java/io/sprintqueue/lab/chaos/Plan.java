package io.sprintqueue.lab.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The faults to inject and when, drawn from a seed.
///
/// @param steps in the order of their times
record Plan(List<Step> steps) {
    static final List<String> FUNCTIONS =
            List.of("IngestFunction", "ProcessorFunction", "RedriveFunction", "OperationsFunction");

    private static final int PAUSE_MILLIS = 1_500;

    Plan {
        steps = List.copyOf(steps);
    }

    /// A plan of so long.
    ///
    /// @param kinds what may happen
    static Plan of(long seed, Duration length, ChaosOptions.Kinds kinds) {
        var steps = new ArrayList<Step>();
        var random = new Random(seed);
        Map<Stretch, Duration> disturbed = new EnumMap<>(Stretch.class);
        Duration at = pause(random);
        while (kinds != ChaosOptions.Kinds.NONE && at.compareTo(length) < 0) {
            if (kinds == ChaosOptions.Kinds.KILLS
                    || (kinds == ChaosOptions.Kinds.ALL && random.nextBoolean())) {
                steps.add(new Step(at, new Step.Act.KillOne(any(random, FUNCTIONS))));
            } else {
                disturb(steps, disturbed, at, random);
            }
            at = at.plus(pause(random));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Plan(steps);
    }

    private static void disturb(
            List<Step> steps, Map<Stretch, Duration> disturbed, Duration at, Random random) {
        Stretch stretch = any(random, List.of(Stretch.values()));
        Fault fault = fault(random);
        Duration end = at.plusMillis(300 + random.nextInt(6_000));
        if (disturbed.getOrDefault(stretch, Duration.ZERO).compareTo(at) < 0) {
            disturbed.put(stretch, end);
            steps.add(new Step(at, new Step.Act.Disturb(stretch, fault)));
            steps.add(new Step(end, new Step.Act.Heal(stretch)));
        }
    }

    private static Fault fault(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Fault.Refuse();
            case 1 -> new Fault.Silence();
            case 2 -> new Fault.LoseAnswers();
            case 3 -> new Fault.Lag(Duration.ofMillis(20 + random.nextInt(1_500)));
            default -> new Fault.Trickle(2_000 + random.nextInt(60_000));
        };
    }

    private static Duration pause(Random random) {
        return Duration.ofMillis(PAUSE_MILLIS / 2 + random.nextInt(PAUSE_MILLIS));
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
