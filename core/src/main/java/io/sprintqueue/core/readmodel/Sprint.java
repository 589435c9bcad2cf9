package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A sprint as a reader sees it. What is unknown or unset is absent.
///
/// @param state `future`, `active` or `closed`
/// @param startDate ISO-8601 in UTC, as the other dates
/// @param completeDate when it was closed
/// @param activatedDate when it was started, where Jira says so
/// @param boardId the board that it was made on
public record Sprint(
        String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String goal,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String completeDate,
        @Nullable String activatedDate,
        @Nullable String boardId,
        boolean deleted) {

    /// The sprint that a state shows.
    public static Sprint of(String id, State state) {
        return new Sprint(
                id,
                state.text(Fields.NAME).orElse(null),
                state.text(Fields.SPRINT_STATE).orElse(null),
                state.text(Fields.GOAL).orElse(null),
                state.text(Fields.START_DATE).orElse(null),
                state.text(Fields.END_DATE).orElse(null),
                state.text(Fields.COMPLETE_DATE).orElse(null),
                state.text(Fields.ACTIVATED_DATE).orElse(null),
                state.text(Fields.BOARD_ID).orElse(null),
                state.deleted());
    }

    /// Where a sprint is in its life, in the order in which sprints are listed.
    public enum Phase {
        ACTIVE,
        FUTURE,
        CLOSED,
        UNKNOWN;

        /// The phase of that name, in any case; nothing if there is none.
        public static Optional<Phase> of(String name) {
            return Stream.of(ACTIVE, FUTURE, CLOSED)
                    .filter(phase -> phase.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    public Phase phase() {
        return state == null ? Phase.UNKNOWN : Phase.of(state).orElse(Phase.UNKNOWN);
    }

    /// When it came into its phase, as far as its dates tell: a future sprint when it shall begin.
    public Optional<Instant> since() {
        return switch (phase()) {
            case ACTIVE -> firstOf(activatedDate, startDate);
            case FUTURE, UNKNOWN -> firstOf(startDate);
            case CLOSED -> firstOf(completeDate, endDate, startDate);
        };
    }

    private static Optional<Instant> firstOf(@Nullable String... dates) {
        return Arrays.stream(dates)
                .filter(Objects::nonNull)
                .flatMap(date -> JiraTime.instant(date).stream())
                .findFirst();
    }

    /// Whether it has not been started yet.
    public boolean isFuture() {
        return "future".equalsIgnoreCase(state);
    }

    /// Whether it was closed and not reopened since.
    public boolean isClosed() {
        return "closed".equalsIgnoreCase(state);
    }
}
