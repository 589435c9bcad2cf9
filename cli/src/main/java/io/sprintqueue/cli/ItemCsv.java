package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/// The columns of items in CSV, under the names that the JSON has.
final class ItemCsv {
    static final List<Csv.Column> COLUMNS =
            Stream.concat(
                            Stream.of(
                                            "site",
                                            "key",
                                            "issueId",
                                            "summary",
                                            "type",
                                            "status",
                                            "statusCategory",
                                            "queueState",
                                            "priority")
                                    .map(Csv.Column::of),
                            Stream.concat(
                                    Stream.of(
                                            new Csv.Column(
                                                    "assignee", item -> person(item, "name")),
                                            new Csv.Column(
                                                    "assigneeId", item -> person(item, "id"))),
                                    Stream.of(
                                                    "sprintId",
                                                    "leftOverOf",
                                                    "rank",
                                                    "storyPoints",
                                                    "epicKey",
                                                    "parentKey",
                                                    "subtask",
                                                    "labels",
                                                    "dueDate",
                                                    "projectKey",
                                                    "created",
                                                    "updated",
                                                    "lastActivity",
                                                    "revision",
                                                    "url")
                                            .map(Csv.Column::of)))
                    .toList();

    private ItemCsv() {}

    private static JsonNode person(JsonNode item, String member) {
        return item.path("assignee").path(member);
    }
}
