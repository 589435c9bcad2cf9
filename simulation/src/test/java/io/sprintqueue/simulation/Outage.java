package io.sprintqueue.simulation;

/// A call to AWS that failed: whether it took effect is unknown.
final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage(String what) {
        super(what, null, false, false);
    }
}
