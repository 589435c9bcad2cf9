package io.sprintqueue.lab.compare;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The load for both designs, with the load generator's flags.
public sealed interface Load {
    /// As many as Jira opens to one site.
    int CONNECTIONS = 20;

    /// How many events it has.
    int events();

    /// How many issues they are about.
    int issues();

    /// How long it is sent, where that is known before.
    Duration length();

    /// The load generator's flags.
    List<String> flags();

    /// All events at once: the next is sent as soon as a connection is free.
    record Burst(int events, int issues) implements Load {
        @Override
        public Duration length() {
            return Duration.ZERO;
        }

        @Override
        public List<String> flags() {
            return List.of(
                    "--events", "" + events,
                    "--issues", "" + issues,
                    "--connections", "" + CONNECTIONS);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "burst of %,d events over %,d issues", events, issues);
        }
    }

    /// An open loop: each event at its planned time, however slow the answers are.
    record Steady(int rate, int seconds, int issues) implements Load {
        @Override
        public int events() {
            return rate * seconds;
        }

        @Override
        public Duration length() {
            return Duration.ofSeconds(seconds);
        }

        @Override
        public List<String> flags() {
            return List.of(
                    "--rate", "" + rate,
                    "--seconds", "" + seconds,
                    "--issues", "" + issues);
        }

        @Override
        public String toString() {
            return "%d a second for %d s".formatted(rate, seconds);
        }
    }
}
