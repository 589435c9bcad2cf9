package io.sprintqueue.ingest;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;

/// What of a failure may stand in a log.
final class Failures {
    private static final int CAUSES_MAX = 5;

    private Failures() {}

    /// A copy with the same stack. The messages stay with those whose author we know, the AWS SDK
    /// and ourselves: another one may quote what it stumbled over, and that may be a body.
    static Throwable harmless(Throwable failure) {
        return copy(failure, CAUSES_MAX);
    }

    private static Throwable copy(Throwable failure, int causesMax) {
        Throwable cause = failure.getCause();
        var copy =
                new HarmlessFailure(
                        describe(failure),
                        cause == null || causesMax == 0 ? null : copy(cause, causesMax - 1));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static String describe(Throwable failure) {
        String name = failure.getClass().getName();
        boolean known =
                failure instanceof SdkException || failure instanceof SecretsUnavailableException;
        return known ? name + ": " + failure.getMessage() : name;
    }

    private static final class HarmlessFailure extends Exception {
        private static final long serialVersionUID = 1L;

        HarmlessFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
