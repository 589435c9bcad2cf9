package io.sprintqueue.processor;

import java.time.Instant;
import java.util.List;

/// Tells operators how a batch went.
@FunctionalInterface
public interface BatchReporter {
    /// Tells it.
    ///
    /// @param results one for each message of the batch
    /// @param now when the batch was done
    void report(List<Result> results, Instant now);
}
