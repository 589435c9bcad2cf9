package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.QueuedMessage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a batch went.
///
/// @param lane where it came from
/// @param received its messages
/// @param oldestSentAt when the oldest of them came into the lane, as far as SQS says
/// @param results one for each message
/// @param now when the batch was done
public record BatchReport(
        Lane lane,
        List<QueuedMessage> received,
        Optional<Instant> oldestSentAt,
        List<Result> results,
        Instant now) {
    public BatchReport {
        received = List.copyOf(received);
        results = List.copyOf(results);
    }
}
