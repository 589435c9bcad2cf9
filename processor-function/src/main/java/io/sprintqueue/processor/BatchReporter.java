package io.sprintqueue.processor;

/// Reports to operators how a batch went.
@FunctionalInterface
public interface BatchReporter {
    /// Reports it.
    void report(BatchReport batch);
}
