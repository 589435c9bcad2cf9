package io.sprintqueue.cli;

/// What the shell is told.
final class ExitCode {
    static final int OK = 0;

    /// It could not be done, or what was asked for is not there.
    static final int FAILED = 1;

    /// The command was used wrongly; picocli's own code.
    static final int USAGE = 2;

    private ExitCode() {}

    /// One line for people: the message, and the cause's where it says more.
    static String explain(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null || text.contains(cause.getMessage())
                ? "sprintqueue: " + text
                : "sprintqueue: " + text + " (" + cause.getMessage() + ")";
    }
}
