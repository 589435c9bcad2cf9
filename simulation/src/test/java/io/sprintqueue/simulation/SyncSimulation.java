package io.sprintqueue.simulation;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.work.SampleSite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// One history of sync by its seed.
final class SyncSimulation {
    /// What it is called on the command line.
    static final String NAME = "sprintqueue.simulation.sync";

    private static final long STEPS_MAX = 1_000_000;

    private SyncSimulation() {}

    /// Runs the history of a seed, with a bug planted.
    static Simulation.End run(long seed, SyncBug bug) {
        Choices choices = Choices.seeded(seed);
        var agenda = new Agenda(choices);
        Duration length = Duration.ofHours(choices.between(24, 72));
        var weather = new Swarm(agenda, choices, EnumSet.allOf(Port.class), length);
        var chance = new SplittableRandom(choices.below(Integer.MAX_VALUE));
        Duration ahead = Duration.ofSeconds(choices.of(List.of(0, 0, 40, -40)));
        SiteSettings settings = SiteSettings.of(Dialect.CLOUD, "https://acme.example");
        Site site =
                SampleSite.make(
                        choices.oneIn(3) ? settings.quiet() : settings,
                        chance,
                        agenda.instant().plus(ahead),
                        choices.between(4, 12));
        var world =
                new SyncWorld(
                        choices,
                        agenda,
                        weather,
                        ConfigurationReader.defaults(),
                        new FakeJira(site, chance),
                        ahead,
                        bug);
        var story = new SyncStory(world, choices, length);
        story.begin();
        while (world.ledger.violation() == null && agenda.step()) {
            if (agenda.steps() > STEPS_MAX) {
                world.ledger.violated("it does not come to rest");
            }
        }
        if (world.ledger.violation() == null) {
            new SyncVerdict(world, choices).pronounce();
        }
        world.fibers.abandon();
        world.ledger.tally().add(weather.strikes());
        return new Simulation.End(
                NAME, seed, world.ledger.violation(), agenda.steps(), world.ledger.tally());
    }
}
