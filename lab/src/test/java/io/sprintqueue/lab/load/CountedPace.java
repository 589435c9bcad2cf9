package io.sprintqueue.lab.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Time that passes only during pauses.
final class CountedPace implements Pace {
    final List<Long> pausedMillis = new ArrayList<>();
    private final IntConsumer eachPause;
    private long nanos;

    /// Time that begins at 0.
    ///
    /// @param eachPause is told how many pauses there were, at the end of each
    CountedPace(IntConsumer eachPause) {
        this.eachPause = eachPause;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration length) {
        nanos += length.toNanos();
        pausedMillis.add(length.toMillis());
        eachPause.accept(pausedMillis.size());
    }
}
