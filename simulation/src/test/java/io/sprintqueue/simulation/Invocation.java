package io.sprintqueue.simulation;

/// One call of a Lambda function. When it has died, by a crash or since its time was over, nothing
/// of it continues.
final class Invocation {
    private final long deadlineMillis;
    private boolean dead;

    Invocation(long deadlineMillis) {
        this.deadlineMillis = deadlineMillis;
    }

    long deadlineMillis() {
        return deadlineMillis;
    }

    /// Ends the invocation where it stands.
    Crash crash(String where) {
        dead = true;
        return new Crash(where);
    }

    /// Ends the invocation if its time is over, and the caller if the invocation has ended.
    void check(long nowMillis) {
        dead |= nowMillis >= deadlineMillis;
        if (dead) {
            throw new Crash("the invocation is dead");
        }
    }
}
