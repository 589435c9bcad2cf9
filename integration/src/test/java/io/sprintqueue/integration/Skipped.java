package io.sprintqueue.integration;

import org.opentest4j.TestAbortedException;

/// What this machine cannot test is said aloud: a report names it a skipped test and no more.
final class Skipped {
    private Skipped() {}

    /// Says why, and gives what ends the test as skipped.
    static TestAbortedException because(String reason) {
        Aloud.say("SKIPPED: " + reason);
        return new TestAbortedException(reason);
    }
}
