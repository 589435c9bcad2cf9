package io.sprintqueue.core.outcome;

import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.FormerValue;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds changes that were never applied: the changelog of the next one says what the field was
/// before, and that is not what was held.
final class LostChanges {
    private LostChanges() {}

    /// The fields, as the item names them.
    ///
    /// @param before the state without the event
    /// @param after the state with it
    static List<String> of(State before, JiraEvent event, State after) {
        return formerValues(event).stream()
                .filter(former -> isLost(former, before, after))
                .map(FormerValue::field)
                .map(Fields::itemName)
                .toList();
    }

    private static List<FormerValue> formerValues(JiraEvent event) {
        return event instanceof JiraEvent.IssueChanged(_, var issue)
                ? issue.formerValues()
                : List.of();
    }

    /// The registers of these fields have Jira's names. An event that does not win tells nothing:
    /// it is late itself. One that brings what is held tells nothing either: sync has read it.
    private static boolean isLost(FormerValue former, State before, State after) {
        Register held = before.registers().get(former.field());
        Register now = after.registers().get(former.field());
        return held != null
                && held.stamp().full()
                && now != null
                && !held.value().equals(now.value())
                && !isSame(held.value(), former);
    }

    private static boolean isSame(FieldValue held, FormerValue former) {
        return switch (held) {
            case FieldValue.Cleared _ -> former.id() == null;
            case FieldValue.User(String id, String name) ->
                    id == null ? name.equals(former.text()) : id.equals(former.id());
            case FieldValue.Text(String text) -> isText(text, former.text());
            case FieldValue.Numeric _,
                    FieldValue.Flag _,
                    FieldValue.Texts _,
                    FieldValue.Opaque _ ->
                    true;
        };
    }

    /// Without a text there is nothing to compare.
    private static boolean isText(String held, @Nullable String former) {
        return former == null || former.equals(held);
    }
}
