package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/// A sprint.
///
/// @param board the id of the board it was made on
public record Sprint(
        long id,
        String name,
        String goal,
        State state,
        Instant created,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant complete,
        long board) {
    /// How far a sprint has come.
    public enum State {
        FUTURE,
        ACTIVE,
        CLOSED;

        /// As the REST API writes it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether work can still be planned into it.
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    Sprint described(String otherName, String otherGoal) {
        return new Sprint(id, otherName, otherGoal, state, created, start, end, complete, board);
    }

    Sprint started(Instant from, Instant until) {
        return new Sprint(id, name, goal, State.ACTIVE, created, from, until, null, board);
    }

    Sprint closed(Instant at) {
        return new Sprint(id, name, goal, State.CLOSED, created, start, end, at, board);
    }
}
