package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.VisibilityTimeouts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Handles the failed messages of a batch: hides them until the next try, and records them for
/// operators. Both are best effort, because the batch is over and its results stand.
public final class FailedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);

    private final Backoff backoff;
    private final VisibilityTimeouts visibility;
    private final RetryingRecords records;
    private final RandomGenerator random;

    /// Wires it.
    public FailedMessages(
            Backoff backoff,
            VisibilityTimeouts visibility,
            RetryingRecords records,
            RandomGenerator random) {
        this.backoff = backoff;
        this.visibility = visibility;
        this.records = records;
        this.random = random;
    }

    /// Handles the failed messages.
    ///
    /// @param batch all messages, in the order of their groups
    /// @param until no call to the store starts after this
    public void handle(List<QueuedMessage> batch, List<Result> results, Instant until) {
        Map<String, String> errors = errors(results);
        List<QueuedMessage> failed =
                batch.stream().filter(message -> errors.containsKey(message.messageId())).toList();
        if (failed.isEmpty()) {
            return;
        }
        try {
            visibility.hide(waits(failed));
        } catch (RuntimeException notHidden) {
            LOG.warn(
                    "failed messages could not be hidden, they return after the queue's visibility"
                            + " timeout",
                    Failures.harmless(notHidden));
        }
        try {
            records.write(failed, errors, until);
        } catch (RuntimeException notWritten) {
            LOG.warn("failed events are not recorded: {}", Failures.describe(notWritten));
        }
    }

    private static Map<String, String> errors(List<Result> results) {
        var errors = new HashMap<String, String>();
        for (Result result : results) {
            if (result instanceof Result.Failed(String messageId, _, String error)) {
                errors.put(messageId, error);
            }
        }
        return errors;
    }

    /// The failed tail of a group waits as long as its first message.
    private Map<QueuedMessage, Duration> waits(List<QueuedMessage> failed) {
        var byGroup = new HashMap<String, Duration>();
        var waits = new LinkedHashMap<QueuedMessage, Duration>();
        for (QueuedMessage message : failed) {
            waits.put(
                    message,
                    byGroup.computeIfAbsent(message.group(), _ -> wait(message.receiveCount())));
        }
        return waits;
    }

    private Duration wait(int receiveCount) {
        return Backoff.hidden(backoff.anywhere(receiveCount, random.nextDouble()));
    }
}
