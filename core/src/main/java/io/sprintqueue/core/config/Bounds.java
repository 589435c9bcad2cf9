package io.sprintqueue.core.config;

import java.time.Duration;
import java.util.Optional;

/// The minimum and maximum of a number or duration, each with its reason.
record Bounds<T extends Comparable<? super T>>(
        T least, String leastSince, T most, String mostSince) {
    /// The problem with the value, written as `found` in the file.
    Optional<String> objection(T value, String found) {
        if (value.compareTo(least) < 0) {
            return Optional.of(
                    "%s is below the limit; write %s or more: %s"
                            .formatted(found, shown(least), leastSince));
        }
        if (value.compareTo(most) > 0) {
            return Optional.of(
                    "%s is above the limit; write %s or less: %s"
                            .formatted(found, shown(most), mostSince));
        }
        return Optional.empty();
    }

    /// A duration of days is shown so: Java itself would say `PT1440H` for `P60D`.
    static String shown(Object value) {
        if (!(value instanceof Duration time) || time.toDays() < 1) {
            return value.toString();
        }
        Duration rest = time.minusDays(time.toDays());
        return "P" + time.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }
}
