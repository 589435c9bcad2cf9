package io.sprintqueue.simulation;

/// A call to AWS that failed: nobody can tell whether it took effect.
final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage(String what) {
        super(what, null, false, false);
    }
}
