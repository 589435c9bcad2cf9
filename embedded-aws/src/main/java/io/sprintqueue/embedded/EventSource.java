package io.sprintqueue.embedded;

/// A queue whose messages a function is to be invoked with.
///
/// @param maximumConcurrency how many invocations at once, at most
public record EventSource(
        String queueUrl, int batchSize, boolean reportBatchItemFailures, int maximumConcurrency) {
    /// What Lambda grants a queue where the template names no maximum.
    public static final int MAXIMUM_CONCURRENCY_DEFAULT = 1250;
}
