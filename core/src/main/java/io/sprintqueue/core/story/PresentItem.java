package io.sprintqueue.core.story;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// An issue as it now is: what a sprint's report shows of it, and falls back to where no row tells
/// how it was.
///
/// @param subtask absent if no body has said it since this version
/// @param in whether it now names the sprint
/// @param deletedAt when something last happened to it, if it is deleted
public record PresentItem(
        String issueId,
        @Nullable String key,
        @Nullable String summary,
        @Nullable Boolean subtask,
        boolean in,
        @Nullable BigDecimal points,
        QueueState state,
        @Nullable Instant deletedAt) {

    /// The issue that has the state, in the report of that sprint.
    public static PresentItem of(String issueId, State state, String sprintId) {
        return new PresentItem(
                issueId,
                state.text(Fields.KEY).orElse(null),
                state.text(Fields.SUMMARY).orElse(null),
                state.flag(Fields.SUBTASK).orElse(null),
                state.text(Fields.SPRINT).filter(sprintId::equals).isPresent(),
                state.number(Fields.STORY_POINTS).orElse(null),
                QueueState.of(state),
                state.deleted() ? Instant.ofEpochMilli(state.lastActivity()) : null);
    }
}
