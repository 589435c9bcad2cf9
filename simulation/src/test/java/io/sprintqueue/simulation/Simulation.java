package io.sprintqueue.simulation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// One history by its seed.
final class Simulation {
    /// What it is called on the command line.
    static final String NAME = "sprintqueue.simulation";

    private static final long DAY = Duration.ofDays(1).toMillis();

    private Simulation() {}

    /// What became of a history.
    ///
    /// @param simulation what it is called on the command line
    /// @param violation the first invariant that did not hold
    record End(String simulation, long seed, @Nullable String violation, long steps, Tally tally) {
        /// What was violated, and how to see it again.
        String replay() {
            return "%s%n    replay: -D%s.seed=%d".formatted(violation, simulation, seed);
        }
    }

    /// Runs the history of a seed, with a bug planted.
    static End run(long seed, PlantedBug bug) {
        Choices choices = Choices.seeded(seed);
        var agenda = new Agenda(choices);
        var weather = new Swarm(agenda, choices);
        var world = new World(choices, agenda, weather, bug);
        List<Story.Delivery> story = Story.generated(choices);
        story.forEach(world.jira::schedule);
        long lastMillis = story.stream().mapToLong(Story.Delivery::dueMillis).max().orElseThrow();
        for (long days : List.of(1L, 31L, 60L, 91L, 93L, 101L)) {
            if (lastMillis > agenda.millis() + days * DAY - DAY) {
                world.forgetAt(agenda.millis() + days * DAY + choices.below(100_000_000));
            }
        }
        world.run();
        world.ledger.tally().add(weather.strikes());
        return new End(NAME, seed, world.ledger.violation(), agenda.steps(), world.ledger.tally());
    }
}
