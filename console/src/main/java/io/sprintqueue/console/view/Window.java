package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Statistics;
import io.sprintqueue.console.data.Statistics.Lag;
import io.sprintqueue.console.data.Statistics.Lane;
import io.sprintqueue.console.data.Statistics.Minute;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// The part of the statistics that a page shows.
///
/// @param statistics of a time that includes the range; null if they are not known
/// @param current whether the range lasts until now, so that what holds for both is the same
record Window(TimeRange range, @Nullable Statistics statistics, boolean current) {
    private static final Lag UNKNOWN = new Lag(null, null, null);

    /// The minutes of the range.
    List<Minute> minutes() {
        return statistics == null
                ? List.of()
                : statistics.perMinute().stream()
                        .filter(minute -> range.contains(minute.start()))
                        .toList();
    }

    /// Whether the counter is kept minute by minute.
    boolean isCounted(String counter) {
        return statistics != null
                && statistics.perMinute().stream()
                        .anyMatch(minute -> minute.counts().containsKey(counter));
    }

    /// The count in the range; null if it is not known.
    @Nullable Long total(String counter) {
        if (isCounted(counter)) {
            return minutes().stream().mapToLong(minute -> minute.count(counter)).sum();
        }
        return statistics == null || !current ? null : statistics.total(counter);
    }

    /// The lag in the range; unknown for a range that is over, since percentiles of a longer time
    /// say nothing of it.
    Lag lag() {
        return statistics == null || !current ? UNKNOWN : statistics.lag();
    }

    /// The messages that wait in all lanes; null if one of them does not know.
    @Nullable Long waiting() {
        if (statistics == null || statistics.lanes().isEmpty()) {
            return null;
        }
        List<Long> known =
                statistics.lanes().stream().map(Lane::visible).filter(Objects::nonNull).toList();
        return known.size() < statistics.lanes().size()
                ? null
                : Long.valueOf(known.stream().mapToLong(Long::longValue).sum());
    }
}
