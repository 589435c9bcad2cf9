package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the pipeline says it is.
///
/// @param status `ok`, `degraded` or `down`
/// @param checks what was looked at; none where only the public health answers
public record HealthReport(String status, List<Check> checks) {
    /// One thing that was looked at.
    public record Check(String name, String status, @Nullable String detail) {
        /// Whether there is nothing to say of it.
        public boolean isOk() {
            return status.equals("ok");
        }
    }

    /// The checks stand in a list with names, or in an object by their names.
    static HealthReport of(JsonNode json) {
        JsonNode checks = json.path("checks");
        var found = new ArrayList<Check>();
        if (checks.isArray()) {
            checks.forEach(check -> found.add(check(textOr(check, "name", ""), check)));
        }
        for (Map.Entry<String, JsonNode> check : checks.properties()) {
            found.add(check(check.getKey(), check.getValue()));
        }
        return new HealthReport(textOr(json, "status", "unknown"), List.copyOf(found));
    }

    private static Check check(String name, JsonNode json) {
        String detail = text(json, "detail");
        return new Check(
                name,
                textOr(json, "status", "unknown"),
                detail == null ? text(json, "message") : detail);
    }
}
