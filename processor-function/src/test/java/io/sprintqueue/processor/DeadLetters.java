package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.messaging.DeadLetterSender;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.VisibilityTimeouts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the redrive sends and hides, and when that fails.
final class DeadLetters implements DeadLetterSender, VisibilityTimeouts {
    static final String ARN = "arn:aws:sqs:local:000000000000:dlq.fifo";

    final List<Envelope> waiting = new ArrayList<>();
    final List<Envelope> redriven = new ArrayList<>();
    final Map<String, Duration> hidden = new LinkedHashMap<>();
    boolean sendFails;
    boolean hideFails;

    /// A message as its queue gives it out.
    static QueuedMessage received(
            String id, MessageCodec codec, LaneMessage message, int receiveCount) {
        EncodedMessage encoded = codec.encode(message);
        return new QueuedMessage(
                ARN,
                id,
                "handle of " + id,
                message.envelope().messageGroup(),
                receiveCount,
                encoded.body(),
                encoded.attributes());
    }

    @Override
    public void sendToItsQueue(QueuedMessage message, Envelope stamped) {
        send(waiting, stamped);
    }

    @Override
    public void sendToBulkLane(QueuedMessage message, Envelope envelope) {
        send(redriven, envelope);
    }

    private void send(List<Envelope> queue, Envelope envelope) {
        if (sendFails) {
            throw new IllegalStateException("the queue does not answer");
        }
        queue.add(envelope);
    }

    @Override
    public void hide(Map<QueuedMessage, Duration> waits) {
        if (hideFails) {
            throw new IllegalStateException("nothing can be hidden");
        }
        waits.forEach((message, wait) -> hidden.put(message.messageId(), wait));
    }
}
