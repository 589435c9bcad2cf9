package io.sprintqueue.lab.compare;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.lab.bench.Machine;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs both designs in turns. However it ends, everything that it started ends with it.
public final class Trial implements AutoCloseable {
    private final Setting setting;
    private final Processes processes;
    private final Consumer<String> told;
    private volatile @Nullable Side current;

    /// Where everything is.
    ///
    /// @param reference the reference's folder, of which nothing is written
    /// @param work gets what the reference and the load generator need and write
    /// @param samples bodies as Jira sends them, of which both get the issue updates
    /// @param launcher runs `sprintqueue`
    /// @param clients make a client for the address at which it is up
    /// @param log gets what all of them say
    public record Setting(
            Path reference,
            Path work,
            Path samples,
            List<String> launcher,
            Function<URI, OperationsClient> clients,
            Path log) {
        /// Copies the launcher.
        public Setting {
            launcher = List.copyOf(launcher);
        }
    }

    /// Of the setting.
    ///
    /// @param told gets a line for each thing that is done
    public Trial(Setting setting, Consumer<String> told) {
        this.setting = setting;
        this.processes = new Processes(setting.log());
        this.told = told;
    }

    /// Runs it, which takes about ten minutes a turn as it is planned usually.
    ///
    /// @param command by which it can be measured again
    public Comparison run(Plan plan, String command, InstantSource clock) {
        Instant at = clock.instant();
        Machine machine = Machine.current();
        told.accept("Preparing; the output of the parts is in " + setting.log());
        Generator generator =
                Generator.build(
                        setting.reference().resolve("load"),
                        setting.samples(),
                        setting.work(),
                        processes);
        new Reference(setting.reference(), setting.work(), processes).prepare();
        Map<Design, List<Turn>> turns = new EnumMap<>(Design.class);
        for (int turn = 1; turn <= plan.turns(); turn++) {
            for (Design design : order(turn)) {
                told.accept("Turn %d of %d: %s".formatted(turn, plan.turns(), design));
                turns.computeIfAbsent(design, _ -> new ArrayList<>())
                        .add(turn(plan, side(design), generator));
            }
        }
        return new Comparison(
                machine,
                at,
                command,
                plan,
                turns.getOrDefault(Design.REFERENCE, List.of()),
                turns.getOrDefault(Design.SPRINTQUEUE, List.of()));
    }

    /// Each goes first in every second turn, so that a machine that slows down slows both.
    static List<Design> order(int turn) {
        List<Design> order = List.of(Design.values());
        return turn % 2 == 1 ? order : order.reversed();
    }

    private Side side(Design design) {
        return switch (design) {
            case REFERENCE -> new Reference(setting.reference(), setting.work(), processes);
            case SPRINTQUEUE -> new Up(setting.launcher(), processes, setting.clients());
        };
    }

    private Turn turn(Plan plan, Side side, Generator generator) {
        var turn = new Turn();
        current = side;
        try (side) {
            Duration ready = side.start();
            turn.started(ready);
            Target target = side.target();
            told.accept("  warming up: " + plan.burst());
            generator.send(plan.burst(), target);
            for (Load load : plan.loads()) {
                told.accept("  " + load);
                side.empty();
                Sent sent = generator.send(load, target);
                Instant since = sent.samples().getFirst().due();
                turn.loaded(load, sent, side.applied(load, since), side.parts());
            }
        }
        return turn;
    }

    /// Ends all that it has started, also while it runs.
    @Override
    public void close() {
        processes.close();
        Side running = current;
        if (running != null) {
            running.close();
        }
    }
}
