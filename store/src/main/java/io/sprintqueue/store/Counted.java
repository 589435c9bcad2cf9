package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Statistics of a period, by minute.
///
/// @param minutes those in which anything was
/// @param from the first minute that was read whole: later than requested if the time has more rows
///     than one request may read
public record Counted(SortedMap<Instant, Statistics> minutes, Instant from) {
    public Counted {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }
}
