package io.sprintqueue.console.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// The address of a page of the console: a path in a browser, parameters in a widget.
public sealed interface Route {
    /// How it is now.
    ///
    /// @param minutes how far back
    record Overview(int minutes) implements Route {
        /// An hour back.
        public static final Overview DEFAULT = new Overview(60);
    }

    /// Events that failed.
    ///
    /// @param outcome `DEAD` or `RETRYING`
    /// @param next where the list continues; absent at its start
    record Failures(String outcome, @Nullable String next) implements Route {
        /// The dead ones.
        public static final Failures DEAD = new Failures("DEAD", null);

        /// The ones that are retried.
        public static final Failures RETRYING = new Failures("RETRYING", null);
    }

    /// One event.
    record OneEvent(String site, String eventId) implements Route {}

    /// One issue.
    ///
    /// @param next where its events continue; absent at their start
    record Issue(String site, String key, @Nullable String next) implements Route {}

    /// A sprint's board.
    record Sprint(String site, String sprintId) implements Route {}

    /// How the sync of a site stands.
    record Sync(String site) implements Route {}

    /// The path and query in a browser.
    default String path() {
        UnaryOperator<String> step = Route::encoded;
        return switch (this) {
            case Overview(int minutes) -> "/console?minutes=" + minutes;
            case Failures(String outcome, String next) ->
                    "/console/failures?outcome=" + step.apply(outcome) + andNext(next);
            case OneEvent(String site, String eventId) ->
                    "/console/events/" + step.apply(site) + "/" + step.apply(eventId);
            case Issue(String site, String key, String next) ->
                    "/console/issues/"
                            + step.apply(site)
                            + "/"
                            + step.apply(key)
                            + (next == null ? "" : "?" + andNext(next).substring(1));
            case Sprint(String site, String sprintId) ->
                    "/console/sprints/" + step.apply(site) + "/" + step.apply(sprintId);
            case Sync(String site) -> "/console/sync/" + step.apply(site);
        };
    }

    /// The parameters in a widget, as JSON.
    default String parameters() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Overview _ -> json.put("view", "overview");
            case Failures(String outcome, String next) ->
                    json.put("view", "failures").put("outcome", outcome).put("next", next);
            case OneEvent(String site, String eventId) ->
                    json.put("view", "event").put("site", site).put("eventId", eventId);
            case Issue(String site, String key, String next) ->
                    json.put("view", "issue").put("site", site).put("key", key).put("next", next);
            case Sprint(String site, String sprintId) ->
                    json.put("view", "sprint").put("site", site).put("sprint", sprintId);
            case Sync(String site) -> json.put("view", "sync").put("site", site);
        }
        return json.toString();
    }

    private static String andNext(@Nullable String next) {
        return next == null ? "" : "&next=" + encoded(next);
    }

    /// A plus means a space in queries only; a space is `%20` everywhere.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
