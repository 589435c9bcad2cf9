package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.core.retry.RedriveStep;
import io.sprintqueue.messaging.DeadLetterSender;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.UnreadableMessageException;
import io.sprintqueue.messaging.VisibilityTimeouts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lets the messages of a dead-letter queue wait, then sends them to the bulk lane, and records
/// them as dead once they have returned as often as they may.
///
/// A message is acknowledged only when its copy, or its record, is safe. Each is handled
/// separately: order is already lost here, and the merge does not need it.
public final class Redrive {
    /// How long an unreadable message waits, because a newer version may read it.
    static final Duration UNREADABLE_WAIT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

    private final Configuration.Retry retry;
    private final MessageCodec codec;
    private final DeadLetterSender deadLetters;
    private final DeadEventRecorder deadEvents;
    private final VisibilityTimeouts visibility;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// Wires it.
    public Redrive(
            Configuration.Retry retry,
            MessageCodec codec,
            DeadLetterSender deadLetters,
            DeadEventRecorder deadEvents,
            VisibilityTimeouts visibility,
            InstantSource clock,
            RandomGenerator random) {
        this.retry = retry;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.deadEvents = deadEvents;
        this.visibility = visibility;
        this.clock = clock;
        this.random = random;
    }

    /// Does the next step for each message.
    ///
    /// @param batch messages of one dead-letter queue
    /// @param deadline no message is started after this
    /// @return a result for each
    public List<RedriveResult> process(List<QueuedMessage> batch, Instant deadline) {
        var results = new ArrayList<RedriveResult>();
        var waits = new LinkedHashMap<QueuedMessage, Duration>();
        for (QueuedMessage message : batch) {
            RedriveResult result = process(message, deadline);
            results.add(result);
            if (result instanceof RedriveResult.Hidden hidden) {
                waits.put(message, hidden.hidden());
            }
        }
        hide(waits);
        return results;
    }

    private RedriveResult process(QueuedMessage message, Instant deadline) {
        if (!clock.instant().isBefore(deadline)) {
            return new RedriveResult.Failed(message.messageId(), wait(message), "no time left");
        }
        try {
            return step(message, codec.envelope(message.attributes()));
        } catch (UnreadableMessageException unreadable) {
            return new RedriveResult.Unreadable(
                    message.messageId(), UNREADABLE_WAIT, Failures.describe(unreadable));
        } catch (RuntimeException | Error failed) {
            return new RedriveResult.Failed(
                    message.messageId(), wait(message), Failures.describe(failed));
        }
    }

    private RedriveResult step(QueuedMessage message, Envelope envelope) {
        String id = message.messageId();
        RedriveStep step =
                RedriveStep.of(envelope, retry.redrive(), clock.instant(), random.nextDouble());
        return switch (step) {
            case RedriveStep.Schedule(Envelope stamped) -> {
                deadLetters.sendToItsQueue(message, stamped);
                yield new RedriveResult.Scheduled(id, stamped);
            }
            case RedriveStep.Wait(Duration hidden) -> new RedriveResult.Waiting(id, hidden);
            case RedriveStep.Return(Envelope redriven) -> {
                deadLetters.sendToBulkLane(message, redriven);
                yield new RedriveResult.Returned(id, redriven);
            }
            case RedriveStep.Spent _ ->
                    deadEvents
                            .record(message, envelope)
                            .<RedriveResult>map(why -> new RedriveResult.Dead(id, envelope, why))
                            .orElseGet(() -> new RedriveResult.Settled(id, envelope));
        };
    }

    private Duration wait(QueuedMessage message) {
        Backoff backoff = Backoff.of(retry);
        return Backoff.hidden(backoff.anywhere(message.receiveCount(), random.nextDouble()));
    }

    /// Best effort: a message that is not hidden returns after the queue's visibility timeout, and
    /// is hidden then.
    private void hide(Map<QueuedMessage, Duration> waits) {
        if (waits.isEmpty()) {
            return;
        }
        try {
            visibility.hide(waits);
        } catch (RuntimeException notHidden) {
            LOG.warn(
                    "waiting messages could not be hidden, they return after the queue's visibility"
                            + " timeout",
                    Failures.harmless(notHidden));
        }
    }
}
