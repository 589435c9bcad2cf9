package io.sprintqueue.simulation;

/// The end of an environment: nothing after it runs, nothing is answered. It has the type by which
/// a virtual machine says that it is broken, which no handler catches.
final class Crash extends InternalError {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
