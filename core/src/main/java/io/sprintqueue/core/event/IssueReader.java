package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.provenance.Person;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the issue of a body.
final class IssueReader {
    private static final int KEY_BYTES_MAX = 255;
    private static final int FORMER_KEYS_MAX = 20;

    /// A project's key, whatever pattern a Data Center site has set for it, and a number.
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*-[0-9]+");

    private IssueReader() {}

    /// @param coverage what it means that the body does not have a field
    static JiraEvent.Issue issue(JsonNode root, Coverage coverage) {
        JsonNode issue = root.path("issue");
        return new JiraEvent.Issue(
                key(issue.path("key")).orElse(null),
                ChangelogItem.of(root),
                FieldType.user(root.path("user")).map(Person::of).orElse(null),
                root.path("webhookEvent").asText().equals("jira:issue_created"),
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

    /// A move leaves the old key in an item of Jira's own, with from and to null.
    static List<String> formerKeys(List<ChangelogItem> changelog) {
        return changelog.stream()
                .filter(ChangelogItem::isMove)
                .flatMap(item -> Stream.ofNullable(item.fromText()))
                .filter(key -> isKey(key) && KEY.matcher(key).matches())
                .limit(FORMER_KEYS_MAX)
                .toList();
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
