package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.mapping.Coverage;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the issue of a body.
final class IssueReader {
    private static final int KEY_BYTES_MAX = 255;
    private static final int FORMER_KEYS_MAX = 20;

    /// Jira's ids of the fields whose former values are compared with what is held.
    private static final Set<String> COMPARED = Set.of("status", "assignee");

    /// A project's key, whatever pattern a Data Center site has set for it, and a number.
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*-[0-9]+");

    private IssueReader() {}

    /// @param coverage what it means that the body does not have a field
    static JiraEvent.Issue issue(JsonNode root, Coverage coverage) {
        JsonNode issue = root.path("issue");
        return new JiraEvent.Issue(
                key(issue.path("key")).orElse(null),
                formerKeys(root),
                formerValues(root),
                fields(issue.path("fields")),
                coverage);
    }

    /// If `fields` is null, the body says nothing about any field.
    private static JsonNode fields(JsonNode json) {
        return json.isObject() ? json : MissingNode.getInstance();
    }

    /// The few fields of the issue in a comment's body, if any.
    static JiraEvent.@Nullable Issue partial(JsonNode root) {
        return root.path("issue").path("fields").isObject() ? issue(root, Coverage.part()) : null;
    }

    /// A move leaves the old key in a changelog item of Jira's own, with from and to null. A custom
    /// field may be named `Key` too, and its old values are no keys.
    private static List<String> formerKeys(JsonNode root) {
        var keys = new ArrayList<String>();
        for (JsonNode item : root.path("changelog").path("items")) {
            if (isMove(item) && keys.size() < FORMER_KEYS_MAX) {
                key(item.path("fromString"))
                        .filter(key -> KEY.matcher(key).matches())
                        .ifPresent(keys::add);
            }
        }
        return keys;
    }

    private static boolean isMove(JsonNode item) {
        return item.path("field").asText().equals("Key") && isOfJira(item);
    }

    private static boolean isOfJira(JsonNode item) {
        return item.path("fieldtype").asText().equals("jira");
    }

    /// The first change of each: a second one in the same body began where that one ended.
    private static List<JiraEvent.FormerValue> formerValues(JsonNode root) {
        var values = new LinkedHashMap<String, JiraEvent.FormerValue>();
        for (JsonNode item : root.path("changelog").path("items")) {
            String field = item.path("field").asText();
            if (COMPARED.contains(field) && isOfJira(item)) {
                values.putIfAbsent(
                        field,
                        new JiraEvent.FormerValue(
                                field,
                                item.path("from").textValue(),
                                item.path("fromString").textValue()));
            }
        }
        return List.copyOf(values.values());
    }

    /// On Data Center a link of Jira's own, which is not a sub-task's, leads from an epic to one of
    /// its issues.
    static Optional<String> epicsIssue(JsonNode root) {
        JsonNode link = root.path("issueLink");
        JsonNode type = link.path("issueLinkType");
        String id = link.path("destinationIssueId").asText();
        return type.path("isSystemLinkType").asBoolean()
                        && !type.path("isSubTaskLinkType").asBoolean()
                        && Entity.isId(id)
                ? Optional.of(id)
                : Optional.empty();
    }

    private static Optional<String> key(JsonNode json) {
        String key = json.isTextual() ? json.textValue() : "";
        return isKey(key) ? Optional.of(key) : Optional.empty();
    }

    private static boolean isKey(String text) {
        return !text.isBlank()
                && text.length() <= KEY_BYTES_MAX
                && text.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX
                && BoundedJson.isWellFormed(text);
    }
}
