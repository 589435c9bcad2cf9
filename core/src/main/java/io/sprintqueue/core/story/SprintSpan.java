package io.sprintqueue.core.story;

import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// From when to when a sprint ran, and what says so.
public record SprintSpan(Start start, End end) {
    /// The start.
    ///
    /// @param at absent if it is not known
    public record Start(@Nullable Instant at, StartBasis basis) {
        /// Whether it is the date that was planned: a sprint may start earlier or later.
        public boolean approximate() {
            return basis == StartBasis.START_DATE;
        }
    }

    /// The end.
    ///
    /// @param at absent if it is not known
    public record End(@Nullable Instant at, EndBasis basis) {}

    /// What says when a sprint started.
    public enum StartBasis {
        EVENT("event"),
        ACTIVATED_DATE("activatedDate"),
        START_DATE("startDate"),
        UNKNOWN("unknown");

        private final String text;

        StartBasis(String text) {
            this.text = text;
        }

        /// Its name in the API.
        @Override
        public String toString() {
            return text;
        }
    }

    /// What says when a sprint ended.
    public enum EndBasis {
        COMPLETE_DATE("completeDate"),
        /// It has not ended, or was reopened.
        NOW("now"),
        UNKNOWN("unknown");

        private final String text;

        EndBasis(String text) {
            this.text = text;
        }

        /// Its name in the API.
        @Override
        public String toString() {
            return text;
        }
    }

    /// The span of a sprint.
    ///
    /// @param started when the earliest event told that it had started
    public static SprintSpan of(Sprint sprint, Optional<Instant> started, Instant now) {
        return new SprintSpan(start(sprint, started), end(sprint, now));
    }

    /// The dates of a sprint that has not started are plans.
    private static Start start(Sprint sprint, Optional<Instant> started) {
        if (sprint.isFuture()) {
            return new Start(null, StartBasis.UNKNOWN);
        }
        return started.map(at -> new Start(at, StartBasis.EVENT))
                .or(() ->
                        time(sprint.activatedDate())
                                .map(at -> new Start(at, StartBasis.ACTIVATED_DATE)))
                .or(() -> time(sprint.startDate()).map(at -> new Start(at, StartBasis.START_DATE)))
                .orElse(new Start(null, StartBasis.UNKNOWN));
    }

    private static End end(Sprint sprint, Instant now) {
        if (!sprint.isClosed()) {
            return new End(now, EndBasis.NOW);
        }
        return time(sprint.completeDate())
                .map(at -> new End(at, EndBasis.COMPLETE_DATE))
                .orElse(new End(null, EndBasis.UNKNOWN));
    }

    private static Optional<Instant> time(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(JiraTime::instant);
    }
}
