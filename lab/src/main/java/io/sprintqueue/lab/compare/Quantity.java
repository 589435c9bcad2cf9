package io.sprintqueue.lab.compare;

import java.util.Locale;

/// What is measured of a design, in its unit.
public enum Quantity {
    DRAINED("drained, events a minute", 0, true),
    CPU("CPU an event, ms", 2, true),
    CPU_OWN("of which its own code, ms", 2, false),
    CPU_ENGINES("of which its engines, ms", 2, false),
    ANSWERED_P50("answered p50, ms", 1, true),
    ANSWERED_P95("answered p95, ms", 1, true),
    APPLIED_P50("received to applied p50, ms", 1, true),
    APPLIED_P95("received to applied p95, ms", 1, true),
    APPLIED_MAX("received to applied max, ms", 1, true),
    BEHIND("behind at the end, s", 2, true),
    RESIDENT("resident after it, MB", 0, true),
    READY("ready after, s", 2, true),
    CPU_GENERATOR("CPU of the load generator an event, ms", 2, false),
    OTHERS("cores that other processes used", 2, false);

    private final String title;
    private final int decimals;
    private final boolean compared;

    Quantity(String title, int decimals, boolean compared) {
        this.title = title;
        this.decimals = decimals;
        this.compared = compared;
    }

    /// The value as people read it.
    public String text(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// Whether the two designs are compared with each other by it.
    boolean isCompared() {
        return compared;
    }

    @Override
    public String toString() {
        return title;
    }
}
