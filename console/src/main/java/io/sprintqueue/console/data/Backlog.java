package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.flag;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.data.ProjectList.Project;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of a project's backlog, in rank order.
///
/// @param leftOver what was not done in the newest sprints that ended
/// @param complete whether older items are in it too; null if that is not known
/// @param next where the next part starts; absent at the end
public record Backlog(
        Project project,
        List<Item> items,
        List<Item> leftOver,
        @Nullable Boolean complete,
        int unreadable,
        @Nullable String next) {

    static Backlog of(JsonNode json) {
        return new Backlog(
                Project.of(json.path("project")),
                list(json, "items", Item::of),
                list(json, "leftOver", Item::of),
                flag(json, "complete"),
                json.path("unreadable").size(),
                text(json, "next"));
    }
}
