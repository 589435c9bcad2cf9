package io.sprintqueue.sync;

/// A run would do something that is more likely a fault than what happened in Jira. It has done
/// nothing of it, and an operator decides.
final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStopped(String why) {
        super(why);
    }
}
