package io.sprintqueue.core.outcome;

import io.sprintqueue.core.json.BoundedJson;

import java.util.ArrayList;
import java.util.List;

/// What was noticed about an event that was applied, for operators and for sync.
///
/// @param warnings fields that kept their value, since no rule could read what the body has
/// @param clearedAbsent fields, as the item names them, that lost a value because a body that has
///     the whole entity does not have the field
/// @param lostChanges fields, as the item names them, whose former value in the changelog is not
///     what was held: an earlier change of them was lost, or is late
/// @param fetches issues of which the event says that something happened, and not what
public record Remarks(
        List<String> warnings,
        List<String> clearedAbsent,
        List<String> lostChanges,
        List<FetchRequest> fetches) {
    public static final Remarks NONE = new Remarks(List.of(), List.of());

    /// The limit for each kind, so that a record hardly ever costs a second write unit.
    public static final int MAX = 5;

    private static final int LENGTH_MAX = 60;

    public Remarks {
        warnings = List.copyOf(warnings);
        clearedAbsent = List.copyOf(clearedAbsent);
        lostChanges = List.copyOf(lostChanges);
        fetches = List.copyOf(fetches);
    }

    /// Those that an event's record keeps.
    public Remarks(List<String> warnings, List<String> clearedAbsent) {
        this(warnings, clearedAbsent, List.of(), List.of());
    }

    /// For a record: the first of each kind that it keeps, each at most 60 characters long, and how
    /// many more there were.
    public Remarks bounded() {
        return new Remarks(bounded(warnings), bounded(clearedAbsent));
    }

    private static List<String> bounded(List<String> all) {
        var kept = new ArrayList<String>();
        all.stream().limit(MAX).forEach(each -> kept.add(BoundedJson.cut(each, LENGTH_MAX)));
        if (all.size() > MAX) {
            kept.add("and " + (all.size() - MAX) + " more");
        }
        return kept;
    }
}
