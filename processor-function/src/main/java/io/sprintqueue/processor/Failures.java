package io.sprintqueue.processor;

/// Describes failures for people, without what must not be shown.
final class Failures {
    private static final int LENGTH_MAX = 300;

    private Failures() {}

    /// The kind of the failure and its message, cut.
    static String describe(Throwable failure) {
        String message = failure.getMessage();
        String text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    }
}
