package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Lane;

import java.util.List;

/// Reports to operators how a batch of a dead-letter queue went.
@FunctionalInterface
interface RedriveReporter {
    /// Reports it.
    ///
    /// @param lane the lane whose dead-letter queue it is
    /// @param results one for each message of the batch
    void report(Lane lane, List<RedriveResult> results);
}
