package io.sprintqueue.core.story;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/// One change of an issue, as the story of one sprint needs it.
///
/// @param stamp orders the changes of an issue
/// @param key of the issue when it changed; absent if the body has none that fits into a row
/// @param deleted whether the issue was deleted
/// @param before how the issue was until then
/// @param after how it is from then on
public record StoryRow(
        String issueId,
        Stamp stamp,
        @Nullable String key,
        boolean subtask,
        boolean deleted,
        Side before,
        Side after) {

    /// The order of the changes of an issue. A deletion is the last, also if its body has the stamp
    /// of a change before it.
    static final Comparator<StoryRow> ORDER =
            Comparator.comparing(StoryRow::deleted).thenComparing(StoryRow::stamp);

    /// One side of a change.
    ///
    /// @param in whether the issue's sprint field lists the sprint
    /// @param points absent if the body says nothing of them that the mapping reads
    public record Side(boolean in, @Nullable Points points, Category category) {}

    /// A number of story points, or none if Jira says that there are none.
    public record Points(@Nullable BigDecimal number) {
        /// An issue that has no estimate.
        public static final Points NONE = new Points(null);

        public Points {
            number = number == null ? null : new FieldValue.Numeric(number).number();
        }
    }

    /// The category of a status, as far as one body tells it.
    public enum Category {
        PENDING,
        ACTIVE,
        DONE,
        /// It was another status, whose category the body does not have.
        UNKNOWN,
        /// The body says nothing of it.
        UNTOLD;

        /// The category for a state in the queue.
        public static Category of(QueueState state) {
            return switch (state) {
                case PENDING -> PENDING;
                case ACTIVE -> ACTIVE;
                case DONE -> DONE;
            };
        }
    }

    /// When Jira told of the change, which is within milliseconds of it. A deletion's `updated` is
    /// that of the change before it, so the timestamp says it.
    public Instant at() {
        return Instant.ofEpochMilli(stamp.timestamp());
    }
}
