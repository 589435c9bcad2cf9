package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.MetricName;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// How one message of a dead-letter queue ended in this invocation.
public sealed interface RedriveResult {
    /// SQS's id of the message.
    String messageId();

    /// What it is counted as.
    Ending ending();

    /// The message is acknowledged: its copy, or its record, is safe.
    sealed interface Acknowledged extends RedriveResult {
        Envelope envelope();
    }

    /// The message returns after a time.
    sealed interface Hidden extends RedriveResult {
        Duration hidden();
    }

    /// It was sent again to its queue, to wait there until it is due.
    record Scheduled(String messageId, Envelope envelope) implements Acknowledged {
        @Override
        public Ending ending() {
            return Ending.SCHEDULED;
        }
    }

    /// It was sent to the bulk lane.
    record Returned(String messageId, Envelope envelope) implements Acknowledged {
        @Override
        public Ending ending() {
            return Ending.RETURNED;
        }
    }

    /// Its event is recorded as dead.
    record Dead(String messageId, Envelope envelope, String reason) implements Acknowledged {
        @Override
        public Ending ending() {
            return Ending.DEAD;
        }
    }

    /// Another copy has settled its event meanwhile.
    record Settled(String messageId, Envelope envelope) implements Acknowledged {
        @Override
        public Ending ending() {
            return Ending.SETTLED;
        }
    }

    /// It is not due.
    record Waiting(String messageId, Duration hidden) implements Hidden {
        @Override
        public Ending ending() {
            return Ending.WAITING;
        }
    }

    /// Something failed.
    ///
    /// @param error the kind of failure, never a body
    record Failed(String messageId, Duration hidden, String error) implements Hidden {
        @Override
        public Ending ending() {
            return Ending.FAILED;
        }
    }

    /// This code cannot read it; a newer version may.
    record Unreadable(String messageId, Duration hidden, String error) implements Hidden {
        @Override
        public Ending ending() {
            return Ending.UNREADABLE;
        }
    }

    /// How a result is counted: in the log, in CloudWatch and in the statistics.
    enum Ending {
        SCHEDULED("stamped", MetricName.DEAD_LETTER_STAMPED, null),
        RETURNED("redriven", MetricName.REDRIVEN, Counter.REDRIVEN),
        DEAD("dead", MetricName.DEAD, Counter.DEAD),
        SETTLED("settled", MetricName.DEAD_LETTER_SETTLED, null),
        WAITING("waiting", MetricName.DEAD_LETTER_WAITING, null),
        FAILED("failed", MetricName.DEAD_LETTER_FAILED, null),
        UNREADABLE("unreadable", MetricName.DEAD_LETTER_UNREADABLE, null);

        private final String logged;
        private final MetricName metric;
        private final @Nullable Counter counter;

        Ending(String logged, MetricName metric, @Nullable Counter counter) {
            this.logged = logged;
            this.metric = metric;
            this.counter = counter;
        }

        /// Its field in the log line of a batch.
        String logged() {
            return logged;
        }

        /// Its metric.
        MetricName metric() {
            return metric;
        }

        /// Its counter in the statistics; nothing if these do not count it.
        Optional<Counter> counter() {
            return Optional.ofNullable(counter);
        }
    }
}
