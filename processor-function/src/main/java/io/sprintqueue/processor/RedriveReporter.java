package io.sprintqueue.processor;

import java.util.List;

/// Tells operators how a batch of a dead-letter queue went.
@FunctionalInterface
interface RedriveReporter {
    /// Tells it.
    ///
    /// @param results one for each message of the batch
    void report(List<RedriveResult> results);
}
