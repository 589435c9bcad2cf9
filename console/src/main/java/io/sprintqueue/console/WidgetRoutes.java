package io.sprintqueue.console;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.data.Filters;
import io.sprintqueue.console.view.Links;
import io.sprintqueue.console.view.Route;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The page that a widget's event asks for.
final class WidgetRoutes {
    private WidgetRoutes() {}

    static Route route(JsonNode event, JsonNode context) {
        String site = text(event, "site", "default");
        String next = given(event, "next");
        JsonNode fields = context.path("forms").path("all");
        if (event.has("action")) {
            return new Route.OneEvent(site, text(event, "eventId", ""));
        }
        return switch (event.path("view").asText()) {
            case "sprints" ->
                    new Route.Sprints(
                            site, given(event, "state"), entered(event, fields, "board"), next);
            case "sprint" ->
                    new Route.Sprint(site, text(event, "sprint", ""), filters(event, fields), next);
            case "report" -> new Route.Report(site, text(event, "sprint", ""));
            case "backlog" ->
                    event.hasNonNull("project")
                            ? new Route.Backlog(
                                    site,
                                    event.path("project").asText(),
                                    filters(event, fields),
                                    next)
                            : new Route.Projects(site, next);
            case "failures" -> BrowserRoutes.failures(text(event, "outcome", ""), next);
            case "event" -> new Route.OneEvent(site, text(event, "eventId", ""));
            case "issue" -> new Route.Issue(site, text(event, "key", ""), next);
            case "syncs" -> new Route.Syncs();
            case "sync" -> new Route.Sync(site);
            case "find" -> Finding.of(form(fields));
            default -> Route.Overview.DEFAULT;
        };
    }

    private static Filters filters(JsonNode event, JsonNode fields) {
        var given = new HashMap<String, String>();
        for (String name : Filters.NAMES) {
            String value = entered(event, fields, name);
            if (value != null) {
                given.put(name, value);
            }
        }
        return Filters.of(given);
    }

    /// What was entered, if the button brings its form along; else the parameter. The fields of
    /// every form of a widget come with each button.
    private static @Nullable String entered(JsonNode event, JsonNode fields, String name) {
        return event.path("form").asBoolean()
                ? given(fields, Links.Widget.FIELD + name)
                : given(event, name);
    }

    private static Map<String, String> form(JsonNode json) {
        var form = new HashMap<String, String>();
        json.properties().forEach(field -> form.put(field.getKey(), field.getValue().asText()));
        return form;
    }

    private static String text(JsonNode json, String name, String otherwise) {
        return json.hasNonNull(name) ? json.path(name).asText() : otherwise;
    }

    private static @Nullable String given(JsonNode json, String name) {
        String text = text(json, name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
