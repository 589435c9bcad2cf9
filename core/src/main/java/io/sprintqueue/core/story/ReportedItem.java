package io.sprintqueue.core.story;

import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// An issue that was in a sprint between its start and its end.
///
/// @param points when it left the sprint, or else at the sprint's end; absent without an estimate
/// @param state at the same time; absent if nothing tells it
/// @param committed whether it was in the sprint at its start and not done
/// @param doneBefore whether it was in the sprint at its start and done
/// @param addedAt when it first came in after the start; absent if it was in at the start
/// @param removedAt when it last left; absent if it was in at the end
/// @param completedAt since when it is done; absent if it is not, or was not at the end, or no row
///     tells
/// @param end what became of it
/// @param inferred whether no row tells some of this, so that it is how the issue is now
public record ReportedItem(
        String issueId,
        @Nullable String key,
        @Nullable String summary,
        boolean subtask,
        @Nullable BigDecimal points,
        @Nullable QueueState state,
        boolean committed,
        boolean doneBefore,
        @Nullable Instant addedAt,
        @Nullable Instant removedAt,
        @Nullable Instant completedAt,
        Ending end,
        boolean inferred) {

    /// What became of an issue in a sprint.
    public enum Ending {
        /// It was in and done at the end.
        COMPLETED("completed"),
        /// It was in and not done at the end.
        CARRIED_OVER("carriedOver"),
        REMOVED("removed"),
        DELETED("deleted");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /// Its name in the API.
        @Override
        public String toString() {
            return text;
        }
    }
}
