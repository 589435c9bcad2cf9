package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The pipeline's health.
///
/// @param status `ok`, `degraded` or `down`
/// @param checks what was looked at
public record HealthReport(String status, List<Check> checks) {
    /// One thing that was looked at.
    public record Check(String name, String status, @Nullable String message) {
        /// Whether it needs no comment.
        public boolean isOk() {
            return status.equals("ok");
        }
    }

    static HealthReport of(JsonNode json) {
        var checks = new ArrayList<Check>();
        json.path("checks").forEach(check -> checks.add(check(check)));
        return new HealthReport(textOr(json, "status", "unknown"), List.copyOf(checks));
    }

    private static Check check(JsonNode json) {
        return new Check(
                textOr(json, "name", ""), textOr(json, "status", "unknown"), text(json, "message"));
    }
}
