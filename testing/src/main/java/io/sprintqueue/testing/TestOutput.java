package io.sprintqueue.testing;

import java.util.logging.Logger;

/// Lines for everyone who runs the tests, shown even if the log is off.
public final class TestOutput {
    private static final Logger LOG = Logger.getLogger("test");

    private TestOutput() {}

    /// Prints one line.
    public static void print(String line) {
        LOG.info(line);
    }
}
