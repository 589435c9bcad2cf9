package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.address;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One issue as the queue has it.
///
/// @param previousKeys under which it was known before
/// @param parentKey the item of which it is a sub-task, or its epic
/// @param url of the issue in Jira; null if the site's address is not configured
/// @param leftOverOf the sprint that ended before the issue was done
public record Item(
        String site,
        String issueId,
        @Nullable String key,
        List<String> previousKeys,
        @Nullable String summary,
        @Nullable String type,
        @Nullable String status,
        String queueState,
        @Nullable String priority,
        @Nullable String assignee,
        @Nullable String sprintId,
        @Nullable String leftOverOf,
        @Nullable String storyPoints,
        List<String> labels,
        boolean isSubtask,
        @Nullable String parentKey,
        @Nullable String url,
        @Nullable Instant updated,
        @Nullable Instant lastActivity) {

    static Item of(JsonNode json) {
        return new Item(
                textOr(json, "site", ""),
                textOr(json, "issueId", ""),
                text(json, "key"),
                list(json, "previousKeys", JsonNode::asText),
                text(json, "summary"),
                text(json, "type"),
                text(json, "status"),
                textOr(json, "queueState", ""),
                text(json, "priority"),
                text(json.path("assignee"), "name"),
                text(json, "sprintId"),
                text(json, "leftOverOf"),
                text(json, "storyPoints"),
                list(json, "labels", JsonNode::asText),
                json.path("subtask").asBoolean(),
                text(json, "parentKey"),
                address(json, "url"),
                time(json, "updated"),
                time(json, "lastActivity"));
    }

    /// What to call it: its key, or else its id.
    public String name() {
        return key == null ? issueId : key;
    }
}
