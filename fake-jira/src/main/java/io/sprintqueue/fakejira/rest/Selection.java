package io.sprintqueue.fakejira.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which fields of an issue a request asks for.
///
/// @param all whether all but the excluded ones are asked for
record Selection(boolean all, Set<String> named, Set<String> excluded) {
    static final Selection ALL = new Selection(true, Set.of(), Set.of());
    static final Selection NONE = new Selection(false, Set.of(), Set.of());

    private static final Set<String> EVERYTHING = Set.of("*all", "*navigable");
    private static final Set<String> NO_FIELDS = Set.of("id", "key", "self", "*none");

    /// @param texts names, `*all`, `*navigable`, and names with a minus
    static Selection of(List<String> texts, Selection otherwise) {
        if (texts.isEmpty()) {
            return otherwise;
        }
        var named = new HashSet<String>();
        var excluded = new HashSet<String>();
        for (String text : texts) {
            if (text.startsWith("-")) {
                excluded.add(text.substring(1));
            } else if (!NO_FIELDS.contains(text)) {
                named.add(text);
            }
        }
        boolean onlyExcludes = named.isEmpty() && !excluded.isEmpty();
        boolean all = onlyExcludes || named.stream().anyMatch(EVERYTHING::contains);
        named.removeAll(EVERYTHING);
        return new Selection(all, Set.copyOf(named), Set.copyOf(excluded));
    }

    boolean has(String field) {
        return (all || named.contains(field)) && !excluded.contains(field);
    }

    /// Whether no more than ids and keys are asked for, of which pages may be large.
    boolean isLight() {
        return !all && named.isEmpty();
    }
}
