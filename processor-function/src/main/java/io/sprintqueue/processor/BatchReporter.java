package io.sprintqueue.processor;

/// Reports to operators how a batch went.
@FunctionalInterface
public interface BatchReporter {
    /// Tells it.
    void report(BatchReport batch);
}
