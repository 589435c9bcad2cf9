package io.sprintqueue.cli;

/// A step of `setup` cannot be done, so none after it is tried.
final class SetupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupFailed(String message) {
        super(message);
    }
}
