package io.sprintqueue.processor;

/// Tells operators how a batch went.
@FunctionalInterface
public interface BatchReporter {
    /// Tells it.
    void report(BatchReport batch);
}
