package io.sprintqueue.core.outcome;

import io.sprintqueue.core.json.BoundedJson;

import java.util.ArrayList;
import java.util.List;

/// Oddities of a body that was applied anyway, for operators.
///
/// @param warnings fields that kept their value, since no rule could read what the body has
/// @param clearedAbsent fields, as the item names them, that lost a value because a body that has
///     the whole entity does not have the field
public record Remarks(List<String> warnings, List<String> clearedAbsent) {
    public static final Remarks NONE = new Remarks(List.of(), List.of());

    /// The limit for each kind, so that a record hardly ever costs a second write unit.
    public static final int MAX = 5;

    private static final int LENGTH_MAX = 60;

    public Remarks {
        warnings = List.copyOf(warnings);
        clearedAbsent = List.copyOf(clearedAbsent);
    }

    /// The first of each kind, each at most 60 characters long, and how many more there were.
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
