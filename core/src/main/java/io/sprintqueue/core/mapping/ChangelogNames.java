package io.sprintqueue.core.mapping;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.merge.Fields;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names by which a changelog calls fields, where it does not give their ids.
final class ChangelogNames {
    /// Of the custom fields that Jira itself brings.
    private static final Map<String, List<String>> USUAL =
            Map.of(
                    Fields.SPRINT, List.of("Sprint"),
                    Fields.RANK, List.of("Rank"),
                    Fields.STORY_POINTS, List.of("Story Points", "Story point estimate"),
                    Fields.EPIC, List.of("Epic Link"));

    /// Of Jira's own fields, where a changelog calls them otherwise than a body does.
    private static final Map<String, String> OTHERWISE =
            Map.of(
                    "parent issue", "parent",
                    "issueparentassociation", "parent",
                    "fix version", "fixversions",
                    "version", "versions",
                    "component", "components",
                    "link", "issuelinks");

    private ChangelogNames() {}

    /// The usual names of a mapped field; none if it has none.
    static List<String> usual(String register) {
        return USUAL.getOrDefault(register, List.of());
    }

    /// Whether the item is about one of these fields of a body, or goes by one of these names.
    ///
    /// An id decides for a custom field: two of them may have one name. Jira's own names are fixed.
    static boolean match(ChangelogItem item, List<String> fields, List<String> names) {
        if (item.fieldId() != null && fields.contains(item.fieldId())) {
            return true;
        }
        return switch (item.owner()) {
            case JIRA -> fields.stream().anyMatch(inBodies(item.field())::equalsIgnoreCase);
            case CUSTOM ->
                    item.fieldId() == null
                            && names.stream().anyMatch(item.field()::equalsIgnoreCase);
            case UNKNOWN -> false;
        };
    }

    private static String inBodies(String name) {
        return OTHERWISE.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }
}
