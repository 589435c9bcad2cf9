package io.sprintqueue.core.changelog;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// One item of a body's changelog: a field that changed, from what and to what.
///
/// @param field its name: fixed for Jira's own fields, up to the administrator for custom ones
/// @param fieldId its id; absent on Data Center and, of some items, in the Cloud
/// @param from its former id or ids; absent or empty where there was none, or where it has no ids
/// @param fromText what Jira showed of it before
/// @param toText what Jira shows of it now
public record ChangelogItem(
        String field,
        @Nullable String fieldId,
        Owner owner,
        @Nullable String from,
        @Nullable String fromText,
        @Nullable String to,
        @Nullable String toText) {
    /// A body has far fewer; more are not looked at.
    public static final int ITEMS_MAX = 1_000;

    /// Whose field it is, by `fieldtype`.
    public enum Owner {
        JIRA,
        CUSTOM,
        UNKNOWN
    }

    /// The items of a body, in their order; none if it has no changelog.
    public static List<ChangelogItem> of(JsonNode body) {
        JsonNode items = body.path("changelog").path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .limit(ITEMS_MAX)
                .map(ChangelogItem::item)
                .toList();
    }

    private static ChangelogItem item(JsonNode json) {
        return new ChangelogItem(
                json.path("field").asText(),
                text(json, "fieldId"),
                switch (json.path("fieldtype").asText()) {
                    case "jira" -> Owner.JIRA;
                    case "custom" -> Owner.CUSTOM;
                    default -> Owner.UNKNOWN;
                },
                text(json, "from"),
                text(json, "fromString"),
                text(json, "to"),
                text(json, "toString"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    /// Whether it is the change of the key that a move makes. A custom field may be named
    /// `Key` too.
    public boolean isMove() {
        return owner == Owner.JIRA && field.equalsIgnoreCase("Key");
    }

    /// Whether both sides are the same: Jira lists such items too.
    public boolean changesNothing() {
        return Objects.equals(from, to) && Objects.equals(fromText, toText);
    }
}
