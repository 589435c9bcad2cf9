package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was counted in some time, minute by minute.
///
/// @param minutes those in which anything was
/// @param from the first minute that was read whole: later than asked for where the time has more
///     rows than one question may read
public record Counted(SortedMap<Instant, Statistics> minutes, Instant from) {
    public Counted {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }
}
