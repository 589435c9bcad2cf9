package io.sprintqueue.simulation;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Few words, so that facts meet.
final class Vocabulary {
    static final List<String> ISSUE =
            List.of(
                    "summary",
                    "status",
                    "priority",
                    "assignee",
                    "labels",
                    "rank",
                    "storyPoints",
                    "sprint");

    /// Every register of an issue by the default configuration.
    static final List<String> EVERY_REGISTER =
            List.of(
                    "summary",
                    "type",
                    "status",
                    "statusCategory",
                    "priority",
                    "assignee",
                    "labels",
                    "dueDate",
                    "projectId",
                    "projectKey",
                    "created",
                    "updated",
                    "sprint",
                    "rank",
                    "storyPoints",
                    "epic",
                    "parentKey",
                    "subtask",
                    "hierarchyLevel");

    static final Map<String, String> EVERY_ISSUE_HAS =
            Map.of(
                    "type", "Bug",
                    "projectId", "3",
                    "projectKey", "ORB",
                    "created", "2026-01-01T00:00:00Z");
    static final String EVERY_ISSUE_HAS_JSON =
            "\"issuetype\":{\"name\":\"Bug\"},\"project\":{\"id\":\"3\",\"key\":\"ORB\"},"
                    + "\"created\":\"2026-01-01T00:00:00Z\"";

    static final List<String> PARTIAL = List.of("summary", "status", "priority", "assignee");
    static final List<String> SPRINT = List.of("name", "state", "goal", "boardId");
    static final List<String> PROJECT = List.of("key", "name");

    /// Beyond this even a compressed body leaves SQS no room.
    private static final int LARGE_BYTES = 900_000;

    private Vocabulary() {}

    static String text(String register, Choices choices) {
        return switch (register) {
            case "summary", "name", "goal", "key" -> "text " + choices.below(4);
            case "status", "state" -> choices.of(List.of("Open", "Doing", "Done"));
            case "priority" -> choices.of(List.of("Highest", "Low", Fact.CLEARED));
            case "assignee" -> choices.of(List.of("ada", "grace", Fact.CLEARED));
            case "labels" -> choices.of(List.of("a", "a,b", "c"));
            case "rank" -> choices.of(List.of("0|a:", "0|b:", "0|c:"));
            default -> choices.of(List.of("1", "2", "3"));
        };
    }

    /// Now and then a character that SQS refuses, and, rarely, so much that the body store is
    /// needed.
    static String padding(Choices choices) {
        if (choices.oneIn(15)) {
            return ",\"odd\":\"\uFFFF\"";
        }
        if (!choices.oneIn(20_000)) {
            return "";
        }
        byte[] noise = new byte[LARGE_BYTES];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) choices.below(256);
        }
        return ",\"large\":\"" + Base64.getEncoder().encodeToString(noise) + "\"";
    }
}
