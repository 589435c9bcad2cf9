package io.sprintqueue.lab.chaos;

import java.time.Duration;

/// One fault to inject.
///
/// @param at how long after the begin
record Step(Duration at, Act act) {
    /// What is done.
    sealed interface Act {
        /// Kills a process of the function.
        record KillOne(String function) implements Act {}

        /// Switches a network fault on.
        record Disturb(Stretch stretch, Fault fault) implements Act {}

        /// Switches the network fault off.
        record Heal(Stretch stretch) implements Act {}
    }
}
