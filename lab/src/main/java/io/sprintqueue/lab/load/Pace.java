package io.sprintqueue.lab.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The time that passes during a wait.
public interface Pace {
    /// The time as it is.
    Pace REAL =
            new Pace() {
                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public void pause(Duration length) {
                    LockSupport.parkNanos(length.toNanos());
                }
            };

    /// Only two of them can be compared.
    long nanos();

    /// Returns after about so long.
    void pause(Duration length);
}
