package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

/// One field that a change has changed, as a changelog lists it.
///
/// @param field the name that people see
/// @param fieldId the id, which Data Center leaves out
/// @param from the id of the old value where it has one
/// @param fromText the old value as text
/// @param to the id of the new value where it has one
/// @param toText the new value as text
public record Item(
        String field,
        @Nullable String fieldId,
        @Nullable String from,
        @Nullable String fromText,
        @Nullable String to,
        @Nullable String toText) {
    /// Whether it is a custom field.
    public boolean isCustom() {
        return fieldId != null && fieldId.startsWith("customfield_");
    }
}
