package io.sprintqueue.operations;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Chooses items of a list by what a query asks for. Case is ignored throughout; what is not asked
/// for, or left empty as forms do, chooses all.
///
/// @param assignee an id, a name, or `none`
/// @param text a part of the summary
record ItemFilter(
        @Nullable String assignee,
        @Nullable QueueState state,
        @Nullable String type,
        @Nullable String label,
        @Nullable String text)
        implements Predicate<QueueItem> {
    private static final String NONE = "none";
    private static final int LENGTH_MAX = 255;

    /// The filter, or why there is none.
    sealed interface Read {
        record Valid(ItemFilter filter) implements Read {}

        record Refused(Answer answer) implements Read {}
    }

    static Read of(Map<String, String> query) {
        for (String name : new String[] {"assignee", "type", "label", "text"}) {
            if (query.getOrDefault(name, "").length() > LENGTH_MAX) {
                return new Read.Refused(
                        Answer.badRequest(name + " has more than " + LENGTH_MAX + " characters"));
            }
        }
        String state = asked(query, "state");
        Optional<QueueState> known =
                Arrays.stream(QueueState.values())
                        .filter(each -> each.name().equalsIgnoreCase(state))
                        .findFirst();
        if (state != null && known.isEmpty()) {
            return new Read.Refused(Answer.badRequest("state is not PENDING, ACTIVE or DONE"));
        }
        return new Read.Valid(
                new ItemFilter(
                        asked(query, "assignee"),
                        known.orElse(null),
                        asked(query, "type"),
                        asked(query, "label"),
                        asked(query, "text")));
    }

    private static @Nullable String asked(Map<String, String> query, String name) {
        String value = query.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /// Whether it chooses all.
    boolean isEmpty() {
        return assignee == null && state == null && type == null && label == null && text == null;
    }

    @Override
    public boolean test(QueueItem item) {
        return (assignee == null || isAssigned(item.assignee(), assignee))
                && (state == null || item.queueState() == state)
                && (type == null || type.equalsIgnoreCase(item.type()))
                && (label == null || item.labels().stream().anyMatch(label::equalsIgnoreCase))
                && (text == null || contains(item.summary(), text));
    }

    private static boolean isAssigned(FieldValue.@Nullable User user, String wanted) {
        if (user == null) {
            return wanted.equalsIgnoreCase(NONE);
        }
        return wanted.equals(user.id()) || wanted.equalsIgnoreCase(user.name());
    }

    private static boolean contains(@Nullable String summary, String wanted) {
        return summary != null
                && summary.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }
}
