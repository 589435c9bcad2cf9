package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.decimal;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;
import static io.sprintqueue.console.data.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// How the sync of one site stands as a whole.
///
/// @param condition `ok`, `paused`, `behind`, `failing`, `stopped`, `login_failed` or `webhooks_only`
/// @param problem why the login fails; null if it does not
/// @param message what the condition means, where there is nothing else to say
/// @param behind in seconds
/// @param hours how far back completeness and agreement look
public record SyncSite(
        String name,
        String condition,
        @Nullable String problem,
        @Nullable String message,
        @Nullable Instant retryAt,
        @Nullable Instant pausedUntil,
        @Nullable Long behind,
        @Nullable Long hours,
        Completeness completeness,
        Agreement agreement) {
    /// How many of Jira's changes a webhook told.
    public record Completeness(
            @Nullable Long judged, @Nullable Long told, @Nullable Double percent) {}

    /// How many sampled issues agree with Jira.
    ///
    /// @param low in 95 of 100 cases, the share of all is from here
    /// @param high to here
    public record Agreement(
            @Nullable Long sampled,
            @Nullable Long agreeing,
            @Nullable Double percent,
            @Nullable Double low,
            @Nullable Double high) {}

    static List<SyncSite> list(JsonNode json) {
        return Fields.list(json, "sites", SyncSite::of);
    }

    static SyncSite of(JsonNode json) {
        JsonNode login = json.path("login");
        JsonNode completeness = json.path("completeness");
        JsonNode agreement = json.path("agreement");
        return new SyncSite(
                textOr(json, "site", ""),
                textOr(json, "condition", "unknown"),
                text(login, "problem"),
                text(json, "message"),
                time(login, "retryAt"),
                time(json, "pausedUntil"),
                whole(json, "behindSeconds"),
                whole(json, "hours"),
                new Completeness(
                        whole(completeness, "judged"),
                        whole(completeness, "told"),
                        decimal(completeness, "percent")),
                new Agreement(
                        whole(agreement, "sampled"),
                        whole(agreement, "agreeing"),
                        decimal(agreement, "percent"),
                        decimal(agreement, "low"),
                        decimal(agreement, "high")));
    }
}
