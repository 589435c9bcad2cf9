package io.sprintqueue.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

import java.io.IOException;
import java.util.stream.Stream;

/// Sanitises exceptions for logs and records, and says whose fault they are.
///
/// Only messages of the AWS SDK and of our own code are shown: others may quote their input, which
/// may be a body or a secret.
public final class Failures {
    private static final String OURS = "io.sprintqueue.";
    private static final int CAUSES_MAX = 5;
    private static final int LENGTH_MAX = 300;
    private static final int SERVER_ERROR = 500;

    private Failures() {}

    /// A copy with the same stack.
    public static Throwable harmless(Throwable failure) {
        return copy(failure, CAUSES_MAX);
    }

    /// One line, cut: the kind of the failure, and its message or else the place in our code.
    public static String describe(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String text = isKnown(failure) ? name + ": " + failure.getMessage() : name + place(failure);
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    }

    /// Whether the service is slow, away, failing or throttles: another call would end so too,
    /// whatever it requests.
    public static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> true;
            case SdkServiceException answered ->
                    answered.isThrottlingException() || answered.statusCode() >= SERVER_ERROR;
            case SdkClientException unanswered ->
                    causes(unanswered).anyMatch(IOException.class::isInstance);
            case Throwable _ -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(CAUSES_MAX);
    }

    private static Throwable copy(Throwable failure, int causesMax) {
        String name = failure.getClass().getName();
        Throwable cause = failure.getCause();
        var copy =
                new HarmlessFailure(
                        isKnown(failure) ? name + ": " + failure.getMessage() : name,
                        cause == null || causesMax == 0 ? null : copy(cause, causesMax - 1));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static boolean isKnown(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS)
                || (failure instanceof SdkException && !repeatsItsParser(failure));
    }

    /// The SDK repeats the message of what it wraps, and a parser quotes the answer: of Secrets
    /// Manager, that is the secret.
    private static boolean repeatsItsParser(Throwable failure) {
        return causes(failure).anyMatch(each -> each.getClass().getName().contains(".jackson."));
    }

    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    @SuppressWarnings("OverrideThrowableToString")
    private static final class HarmlessFailure extends Exception {
        private static final long serialVersionUID = 1L;

        HarmlessFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        /// The message names what failed; that this is a copy says nothing to a reader.
        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
