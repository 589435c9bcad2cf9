package io.sprintqueue.ingest;

import java.util.concurrent.atomic.AtomicLong;

/// Limits log lines in a flood: the 1st, 2nd, 4th, 8th and so on is due. An event that occurs three
/// times a day is always due in an environment that is new each time.
final class NowAndThen {
    private final AtomicLong count = new AtomicLong();

    /// Counts one occurrence, and says whether it is due.
    boolean isDue() {
        return Long.bitCount(count.incrementAndGet()) == 1;
    }
}
