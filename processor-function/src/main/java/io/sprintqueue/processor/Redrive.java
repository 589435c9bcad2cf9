package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.core.retry.RedriveStep;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.Received;
import io.sprintqueue.messaging.Resender;
import io.sprintqueue.messaging.UnreadableMessageException;
import io.sprintqueue.messaging.Visibility;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lets the messages of a dead-letter queue wait, then gives them back to their lane, and buries
/// them once they have returned as often as they may.
///
/// A message is acknowledged only when its copy, or its record, is safe. Each is handled
/// separately: order is already lost here, and the merge does not need it.
public final class Redrive {
    /// How long an unreadable message waits, because a newer version may read it.
    static final Duration UNREADABLE_WAIT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

    private final Configuration.Retry retry;
    private final MessageCodec codec;
    private final Resender resender;
    private final Burial burial;
    private final Visibility visibility;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// Wires it.
    public Redrive(
            Configuration.Retry retry,
            MessageCodec codec,
            Resender resender,
            Burial burial,
            Visibility visibility,
            InstantSource clock,
            RandomGenerator random) {
        this.retry = retry;
        this.codec = codec;
        this.resender = resender;
        this.burial = burial;
        this.visibility = visibility;
        this.clock = clock;
        this.random = random;
    }

    /// Does the next step for each message.
    ///
    /// @param batch messages of one dead-letter queue
    /// @param deadline no message is started after this
    /// @return a result for each
    public List<RedriveResult> process(List<Received> batch, Instant deadline) {
        var results = new ArrayList<RedriveResult>();
        var waits = new LinkedHashMap<Received, Duration>();
        for (Received message : batch) {
            RedriveResult result = process(message, deadline);
            results.add(result);
            hidden(result).ifPresent(wait -> waits.put(message, wait));
        }
        hide(waits);
        return results;
    }

    /// Messages to leave unacknowledged, and how long each stays hidden.
    static Optional<Duration> hidden(RedriveResult result) {
        return switch (result) {
            case RedriveResult.Waiting(_, Duration hidden) -> Optional.of(hidden);
            case RedriveResult.Failed(_, Duration hidden, _) -> Optional.of(hidden);
            case RedriveResult.Unreadable(_, Duration hidden, _) -> Optional.of(hidden);
            case RedriveResult.Stamped _,
                    RedriveResult.Returned _,
                    RedriveResult.Dead _,
                    RedriveResult.Settled _ ->
                    Optional.empty();
        };
    }

    private RedriveResult process(Received message, Instant deadline) {
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

    private RedriveResult step(Received message, Envelope envelope) {
        String id = message.messageId();
        RedriveStep step =
                RedriveStep.of(envelope, retry.redrive(), clock.instant(), random.nextDouble());
        return switch (step) {
            case RedriveStep.Stamp(Envelope stamped) -> {
                resender.toItsQueue(message, stamped);
                yield new RedriveResult.Stamped(id, stamped);
            }
            case RedriveStep.Wait(Duration hidden) -> new RedriveResult.Waiting(id, hidden);
            case RedriveStep.Return(Envelope redriven) -> {
                resender.toTheBulkLane(message, redriven);
                yield new RedriveResult.Returned(id, redriven);
            }
            case RedriveStep.Spent _ ->
                    burial.bury(message, envelope)
                            .<RedriveResult>map(why -> new RedriveResult.Dead(id, envelope, why))
                            .orElseGet(() -> new RedriveResult.Settled(id, envelope));
        };
    }

    private Duration wait(Received message) {
        Backoff backoff = Backoff.of(retry);
        return Backoff.hidden(backoff.anywhere(message.receiveCount(), random.nextDouble()));
    }

    /// Best effort: a message that is not hidden returns after the queue's visibility timeout, and
    /// is hidden then.
    private void hide(Map<Received, Duration> waits) {
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
