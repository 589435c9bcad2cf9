package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

/// A sprint as a reader sees it. What is unknown or unset is absent.
///
/// @param state `future`, `active` or `closed`
/// @param startDate ISO-8601 in UTC, as `endDate` and `completeDate`
/// @param completeDate when it was closed
/// @param activatedDate when it was started, where Jira says so
public record Sprint(
        String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String goal,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String completeDate,
        @Nullable String activatedDate,
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
                state.deleted());
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
