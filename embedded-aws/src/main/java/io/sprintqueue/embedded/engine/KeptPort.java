package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.time.Duration;

/// Opens a server again on the port that it had. While it was stopped, the system may have given
/// that port to a connection of another program, for as long as that lasts.
final class KeptPort {
    private static final int TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private KeptPort() {}

    /// Opens a server.
    interface Opening<T, E extends Exception> {
        T open() throws E;
    }

    /// Tries for five seconds.
    ///
    /// @throws E as the last try did
    static <T, E extends Exception> T again(Opening<T, E> opening) throws E, IOException {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return opening.open();
            } catch (Exception failed) {
                if (!isTaken(failed)) {
                    throw failed;
                }
                pause();
            }
        }
        return opening.open();
    }

    private static boolean isTaken(@Nullable Throwable failed) {
        return failed != null && (failed instanceof BindException || isTaken(failed.getCause()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the port was taken");
        }
    }
}
