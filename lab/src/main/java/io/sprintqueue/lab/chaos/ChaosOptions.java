package io.sprintqueue.lab.chaos;

import java.nio.file.Path;
import java.time.Duration;

/// How a run of chaos is.
///
/// @param template the SAM template that is run
/// @param length how long load and faults continue; longer where sweeps are left
/// @param rate deliveries a second
/// @param kinds what happens at random
/// @param sweeps how often every process of every function is killed besides
/// @param instances how many processes each function has
public record ChaosOptions(
        Path template,
        Duration length,
        long seed,
        int rate,
        Kinds kinds,
        int sweeps,
        int instances) {
    /// What may happen at random.
    public enum Kinds {
        /// Killed processes and a failing network.
        ALL,
        KILLS,
        NETWORK,
        NONE
    }
}
