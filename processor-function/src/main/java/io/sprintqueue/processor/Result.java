package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;

import org.jspecify.annotations.Nullable;

/// How one message of a batch ended in this invocation.
public sealed interface Result {
    /// SQS's id of the message.
    String messageId();

    /// Its event is settled, now or before; the message is acknowledged.
    ///
    /// @param reason why, if the outcome alone does not say it
    /// @param remarks what was odd about its body
    record Settled(
            String messageId,
            Envelope envelope,
            Outcome outcome,
            @Nullable String reason,
            Remarks remarks)
            implements Result {}

    /// It failed, or is behind a failed message of its group; SQS will redeliver it.
    ///
    /// @param eventId the event it carries; absent if the message does not even say that
    /// @param error the kind of failure, never a body
    record Failed(String messageId, @Nullable EventId eventId, String error) implements Result {}
}
