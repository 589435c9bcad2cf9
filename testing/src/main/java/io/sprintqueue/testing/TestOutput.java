package io.sprintqueue.testing;

import java.util.logging.Logger;

/// Lines for whoever runs the tests, shown even where the log is off.
public final class TestOutput {
    private static final Logger LOG = Logger.getLogger("test");

    private TestOutput() {}

    /// Prints one line.
    public static void print(String line) {
        LOG.info(line);
    }
}
