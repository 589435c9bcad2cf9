package io.sprintqueue.integration;

import io.sprintqueue.testing.TestOutput;

import org.opentest4j.TestAbortedException;

/// What this machine cannot test is said aloud: a report names it a skipped test and no more.
final class Skipped {
    private Skipped() {}

    /// Says why, and gives what ends the test as skipped.
    static TestAbortedException because(String reason) {
        TestOutput.print("SKIPPED: " + reason);
        return new TestAbortedException(reason);
    }
}
