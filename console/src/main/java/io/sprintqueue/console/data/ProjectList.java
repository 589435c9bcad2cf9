package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.flag;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of a list of projects.
///
/// @param complete whether the older ones are in it too; null if that is not known
/// @param next where the next part starts; absent at the end
public record ProjectList(
        List<Project> projects, @Nullable Boolean complete, int unreadable, @Nullable String next) {
    /// One project.
    public record Project(
            String id, @Nullable String key, @Nullable String name, @Nullable String lifecycle) {

        static Project of(JsonNode json) {
            return new Project(
                    textOr(json, "id", ""),
                    text(json, "key"),
                    text(json, "name"),
                    text(json, "lifecycle"));
        }

        /// What addresses it: its key, or else its id.
        public String handle() {
            return key == null ? id : key;
        }
    }

    static ProjectList of(JsonNode json) {
        return new ProjectList(
                list(json, "projects", Project::of),
                flag(json, "complete"),
                json.path("unreadable").size(),
                text(json, "next"));
    }
}
