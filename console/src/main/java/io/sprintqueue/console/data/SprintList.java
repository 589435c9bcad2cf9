package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.flag;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of a list of sprints.
///
/// @param complete whether the older ones are in it too; null if that is not known
/// @param next where the next part starts; absent at the end
public record SprintList(
        List<Sprint> sprints, @Nullable Boolean complete, int unreadable, @Nullable String next) {

    static SprintList of(JsonNode json) {
        return new SprintList(
                list(json, "sprints", Sprint::of),
                flag(json, "complete"),
                json.path("unreadable").size(),
                text(json, "next"));
    }
}
