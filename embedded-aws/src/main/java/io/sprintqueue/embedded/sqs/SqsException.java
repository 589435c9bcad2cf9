package io.sprintqueue.embedded.sqs;

/// A request, or an entry of a batch, that SQS refuses.
final class SqsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SqsError error;

    SqsException(SqsError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    SqsError error() {
        return error;
    }
}
