package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/// Issues that were asked for by their ids.
///
/// @param byId those that were found, as REST v2 gives them; the others are deleted, archived or
///     not to be seen, and Jira does not tell which
public record FoundIssues(Map<String, JsonNode> byId) {
    public FoundIssues {
        byId = Map.copyOf(byId);
    }

    @Override
    public String toString() {
        return "FoundIssues" + byId.keySet();
    }
}
