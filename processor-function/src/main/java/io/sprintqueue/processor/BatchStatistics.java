package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.UnreadableMessageException;

import java.time.Instant;

/// Counts how a batch went.
record BatchStatistics(MessageCodec codec) {
    Statistics of(BatchReport batch) {
        Statistics statistics = Statistics.NONE.counted(Counter.ACCEPTED, accepted(batch));
        for (Result result : batch.results()) {
            statistics = statistics.plus(of(result, batch));
        }
        Statistics counted = statistics;
        return batch.oldestSentAt()
                .map(sentAt ->
                        counted.measured(
                                new Series(Measure.AGE, batch.lane()),
                                Millis.between(sentAt, batch.now())))
                .orElse(counted);
    }

    private static Statistics of(Result result, BatchReport batch) {
        return switch (result) {
            case Result.Failed _ -> Statistics.NONE.counted(Counter.RETRYING, 1);
            case Result.Settled settled ->
                    lags(settled, batch)
                            .counted(Counter.of(settled.outcome(), settled.envelope().origin()), 1)
                            .counted(Counter.LOST_CHANGES, settled.remarks().lostChanges().size());
        };
    }

    private static Statistics lags(Result.Settled settled, BatchReport batch) {
        Envelope envelope = settled.envelope();
        if (settled.outcome() != Outcome.APPLIED || !envelope.isToldNow()) {
            return Statistics.NONE;
        }
        Statistics lag =
                Statistics.NONE.measured(
                        new Series(Measure.QUEUE_LAG, batch.lane()),
                        Millis.between(envelope.receivedAt(), batch.now()));
        Instant changed = envelope.jiraTimestamp();
        return changed == null
                ? lag
                : lag.measured(
                        new Series(Measure.FRESHNESS, batch.lane()),
                        Millis.between(changed, batch.now()));
    }

    /// A first receive is a new delivery, unless we sent the message again.
    private long accepted(BatchReport batch) {
        return batch.received().stream()
                .filter(message -> message.receiveCount() == 1)
                .filter(this::isFromJira)
                .count();
    }

    private boolean isFromJira(QueuedMessage message) {
        try {
            Envelope envelope = codec.envelope(message.attributes());
            return envelope.isToldNow();
        } catch (UnreadableMessageException unreadable) {
            return true;
        }
    }
}
