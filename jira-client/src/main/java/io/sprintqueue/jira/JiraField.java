package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// A field of issues, as Jira lists it.
///
/// @param name as the account's language has it
/// @param original the name before any translation, where Jira tells
/// @param type of its values, such as `number`
/// @param custom which kind of custom field it is; absent for Jira's own fields
public record JiraField(
        String id, String name, @Nullable String original, String type, @Nullable String custom) {
    /// The ids of the fields that not every Jira lists, and that every one answers with.
    public static final Set<String> NEVER_LISTED = Set.of("parent");

    /// Whether it is of the kind, whatever it is called.
    public boolean isOf(String kind) {
        return kind.equals(custom);
    }

    /// Whether it has the name, in Jira's own language or in the account's.
    public boolean isCalled(String wanted) {
        return wanted.equalsIgnoreCase(name) || wanted.equalsIgnoreCase(original);
    }
}
