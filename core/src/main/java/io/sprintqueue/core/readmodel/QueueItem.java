package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One issue as a reader of the sprint queue sees it. What is unknown or cleared is absent.
///
/// @param site the Jira site
/// @param issueId Jira's id, which never changes
/// @param key the current key
/// @param previousKeys every other key it was seen with
/// @param statusCategory Jira's key of the category: `new`, `indeterminate`, `done`
/// @param sprintId the sprint that it is in, also a closed one that it was done in
/// @param leftOverOf the sprint that was closed before the item was done, or deleted, and that the
///     item still named when it was last heard of
/// @param rank LexoRank, sorted as plain text
/// @param subtask absent if no body has said it since this version
/// @param parentKey the key of the issue above it
/// @param hierarchyLevel 1 and above for an epic, 0 for a story, -1 for a sub-task; of Cloud alone
/// @param created ISO-8601 in UTC, as `updated` and `lastActivity`
/// @param deleted whether it is a tombstone
/// @param custom what the site's configuration maps in addition to the fields of every site
/// @param revision how many times it was written
public record QueueItem(
        Site site,
        String issueId,
        @Nullable String key,
        List<String> previousKeys,
        @Nullable String summary,
        @Nullable String type,
        @Nullable String status,
        @Nullable String statusCategory,
        QueueState queueState,
        @Nullable String priority,
        FieldValue.@Nullable User assignee,
        @Nullable String sprintId,
        @Nullable String leftOverOf,
        @Nullable String rank,
        @Nullable BigDecimal storyPoints,
        @Nullable String epicKey,
        @Nullable Boolean subtask,
        @Nullable String parentKey,
        @Nullable BigDecimal hierarchyLevel,
        List<String> labels,
        @Nullable String dueDate,
        @Nullable String projectId,
        @Nullable String projectKey,
        @Nullable String created,
        @Nullable String updated,
        @Nullable Instant lastActivity,
        boolean deleted,
        SequencedMap<String, FieldValue> custom,
        long revision) {

    /// The item that a state shows.
    ///
    /// @param sprint the state of the sprint that it names, empty if nothing is known of it
    public static QueueItem of(
            Site site, String issueId, State state, State sprint, long revision) {
        String key = text(state, Fields.KEY);
        SprintPlace place = SprintPlace.of(state, sprint);
        return new QueueItem(
                site,
                issueId,
                key,
                previousKeys(state, key),
                text(state, Fields.SUMMARY),
                text(state, Fields.TYPE),
                text(state, Fields.STATUS),
                text(state, Fields.STATUS_CATEGORY),
                QueueState.of(state),
                text(state, Fields.PRIORITY),
                state.value(Fields.ASSIGNEE).orElse(null) instanceof FieldValue.User user
                        ? user
                        : null,
                place.sprintId(),
                place.leftOverOf(),
                text(state, Fields.RANK),
                state.number(Fields.STORY_POINTS).orElse(null),
                text(state, Fields.EPIC),
                state.flag(Fields.SUBTASK).orElse(null),
                text(state, Fields.PARENT_KEY),
                state.number(Fields.HIERARCHY_LEVEL).orElse(null),
                state.value(Fields.LABELS).orElse(null)
                                instanceof FieldValue.Texts(List<String> labels)
                        ? labels
                        : List.of(),
                text(state, Fields.DUE_DATE),
                text(state, Fields.PROJECT_ID),
                text(state, Fields.PROJECT_KEY),
                text(state, Fields.CREATED),
                text(state, Fields.UPDATED),
                state.lastActivity() == 0 ? null : Instant.ofEpochMilli(state.lastActivity()),
                state.deleted(),
                custom(state),
                revision);
    }

    private static @Nullable String text(State state, String register) {
        return state.text(register).orElse(null);
    }

    private static List<String> previousKeys(State state, @Nullable String key) {
        var previous = new TreeSet<>(state.keys());
        if (key != null) {
            previous.remove(key);
        }
        return List.copyOf(previous);
    }

    private static SequencedMap<String, FieldValue> custom(State state) {
        var custom = new TreeMap<String, FieldValue>();
        for (Map.Entry<String, Register> entry : state.registers().entrySet()) {
            if (entry.getKey().startsWith(Fields.CUSTOM_PREFIX)
                    && !(entry.getValue().value() instanceof FieldValue.Cleared)) {
                custom.put(
                        entry.getKey().substring(Fields.CUSTOM_PREFIX.length()),
                        entry.getValue().value());
            }
        }
        return custom;
    }

    /// Where an item is in the queue, by the category of its status.
    public enum QueueState {
        PENDING,
        ACTIVE,
        DONE;

        /// The state of an issue; without a category it is pending.
        public static QueueState of(State issue) {
            return of(issue.text(Fields.STATUS_CATEGORY).orElse(""));
        }

        /// The state for Jira's category key, `new`, `indeterminate` or `done`. Any other is
        /// pending.
        public static QueueState of(String statusCategory) {
            return switch (statusCategory) {
                case "indeterminate" -> ACTIVE;
                case "done" -> DONE;
                default -> PENDING;
            };
        }
    }
}
