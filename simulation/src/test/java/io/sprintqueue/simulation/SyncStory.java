package io.sprintqueue.simulation;

import io.sprintqueue.fakejira.rest.Limit;
import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.fakejira.work.Administrator;
import io.sprintqueue.fakejira.work.People;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// What happens in one history: what people do in Jira, what goes wrong in it, and when sync is
/// invoked.
final class SyncStory {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /// So many invocations without rest are enough to be sure that something stands still.
    private static final int TICKS_MAX = 40;

    /// Enough for two censuses and for each seventh of a refresh.
    private static final int DAYS_AFTER = 9;

    private final SyncWorld world;
    private final Choices choices;
    private final Agenda agenda;
    private final People people;
    private final Administrator administrator;
    private final JiraTroubles troubles;
    private final long endMillis;
    private final boolean jumping;
    private int ticks;
    private int daysAfter;

    SyncStory(SyncWorld world, Choices choices, Duration length) {
        this.world = world;
        this.choices = choices;
        this.agenda = world.agenda;
        var chance = new SplittableRandom(choices.below(Integer.MAX_VALUE));
        jumping = choices.oneIn(2);
        people = new People(world.jira.fake().site(), chance);
        administrator = new Administrator(world.jira.fake().site(), chance);
        endMillis = agenda.millis() + length.toMillis();
        troubles = new JiraTroubles(world, choices, endMillis);
    }

    void begin() {
        var outbox = world.jira.fake().outbox();
        outbox.transport(
                outbox.transport()
                        .failing(
                                choices.of(List.of(0.0, 0.1, 0.3, 0.7)),
                                choices.of(List.of(0.0, 0.1)),
                                choices.of(List.of(0.0, 0.3))));
        world.jira.whenLooked(this::looked);
        switch (choices.below(8)) {
            case 0, 1 -> troubles.halfHidden(world::hidesHalf);
            case 2 -> troubles.withoutSoftware();
            case 3 -> world.jira.fake().throttle().limit(new Limit(10, 2, choices.oneIn(2)));
            case 4, 5 -> troubles.hideForLong();
            default -> {
                // Nothing is special.
            }
        }
        world.done();
        for (int acts = choices.between(5, 40); acts > 0; acts--) {
            later(choices.below((int) (endMillis - agenda.millis())));
        }
        agenda.after(choices.below((int) (10 * MINUTE)), this::tick);
    }

    /// Something may be changed before Jira has answered.
    private void looked(Request request) {
        boolean ofSprints = request.path().contains("/sprint");
        if (!isOver() && choices.oneIn(ofSprints ? 2 : 40)) {
            if (ofSprints) {
                troubles.changeSprint();
                world.done();
            } else {
                act();
            }
        }
    }

    private void later(long millis) {
        agenda.after(millis, this::act);
    }

    private boolean isOver() {
        return agenda.millis() >= endMillis;
    }

    private void act() {
        if (isOver()) {
            return;
        }
        if (jumping) {
            troubles.lagOneUp();
        }
        if (choices.oneIn(4)) {
            troubles.strike();
        } else if (choices.oneIn(6)) {
            administrator.act(world.jira.now());
        } else {
            people.act(world.jira.now());
        }
        world.done();
    }

    private void tick() {
        world.checkIfQuiet();
        world.sync(this::isBusy, this::ticked);
        if (choices.oneIn(4)) {
            agenda.after(choices.below(20_000), () -> world.sync(this::isBusy, _ -> {}));
        }
    }

    private boolean isBusy() {
        return !isOver() && choices.oneIn(5);
    }

    private void ticked(int slices) {
        ticks++;
        if ((slices != 0 || world.isSyncing()) && ticks < TICKS_MAX) {
            agenda.after(MINUTE, this::tick);
            return;
        }
        if (isOver() && ticks >= TICKS_MAX) {
            world.ledger.violated("sync does not come to rest");
        }
        ticks = 0;
        if (!isOver()) {
            long pause = choices.of(List.of(16 * MINUTE, HOUR, 5 * HOUR, 11 * HOUR));
            agenda.after(pause, this::tick);
            for (int acts = choices.of(List.of(0, 0, 2, 4)); acts > 0; acts--) {
                later(pause - choices.between((int) -MINUTE, (int) (12 * MINUTE)));
            }
        } else if (daysAfter++ < DAYS_AFTER) {
            agenda.after(24 * HOUR + MINUTE, this::tick);
        }
    }
}
