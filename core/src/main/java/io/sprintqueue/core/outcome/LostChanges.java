package io.sprintqueue.core.outcome;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.changelog.ChangelogItem.Owner;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Finds changes that were never applied: the changelog of the next one says what the field was
/// before, and that is not what was held.
final class LostChanges {
    /// Jira's ids of the fields whose former values are compared with what is held.
    private static final Set<String> COMPARED = Set.of(Fields.STATUS, Fields.ASSIGNEE);

    private LostChanges() {}

    /// The fields, as the item names them.
    ///
    /// @param before the state without the event
    /// @param after the state with it
    static List<String> of(State before, JiraEvent event, State after) {
        return event instanceof JiraEvent.IssueChanged(_, var issue)
                ? formerValues(issue.changelog()).values().stream()
                        .filter(former -> isLost(former, before, after))
                        .map(ChangelogItem::field)
                        .map(Fields::itemName)
                        .toList()
                : List.of();
    }

    /// The first change of each field: a second one in the same body began where that one ended.
    private static SequencedMap<String, ChangelogItem> formerValues(List<ChangelogItem> changelog) {
        var values = new LinkedHashMap<String, ChangelogItem>();
        changelog.stream()
                .filter(item -> item.owner() == Owner.JIRA && COMPARED.contains(item.field()))
                .forEach(item -> values.putIfAbsent(item.field(), item));
        return values;
    }

    /// The registers of these fields have Jira's names. An event that does not win tells nothing:
    /// it is late itself. One that brings what is held tells nothing either: sync has read it.
    private static boolean isLost(ChangelogItem former, State before, State after) {
        Register held = before.registers().get(former.field());
        Register now = after.registers().get(former.field());
        return held != null
                && held.stamp().full()
                && now != null
                && !held.value().equals(now.value())
                && !isSame(held.value(), former);
    }

    private static boolean isSame(FieldValue held, ChangelogItem former) {
        return switch (held) {
            case FieldValue.Cleared _ -> former.from() == null;
            case FieldValue.User(String id, String name) ->
                    id == null ? name.equals(former.fromText()) : id.equals(former.from());
            case FieldValue.Text(String text) -> isText(text, former.fromText());
            case FieldValue.Numeric _, FieldValue.Flag _, FieldValue.Texts _, FieldValue.Opaque _ ->
                    true;
        };
    }

    /// Without a text there is nothing to compare.
    private static boolean isText(String held, @Nullable String former) {
        return former == null || former.equals(held);
    }
}
