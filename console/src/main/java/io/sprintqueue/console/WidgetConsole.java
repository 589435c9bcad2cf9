package io.sprintqueue.console;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.OperationsApi;
import io.sprintqueue.console.view.Frame;
import io.sprintqueue.console.view.Links;
import io.sprintqueue.console.view.Page;
import io.sprintqueue.console.view.Pages;
import io.sprintqueue.console.view.Route;
import io.sprintqueue.console.view.TimeRange;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The console as a custom widget of a CloudWatch dashboard: an event in, HTML out. CloudWatch
/// removes scripts from what it shows, and there are none.
public final class WidgetConsole {
    private final Pages pages;
    private final InstantSource clock;
    private final Templates templates = new Templates();

    /// Over this API.
    public WidgetConsole(OperationsApi api, InstantSource clock) {
        this.pages = new Pages(new ConsoleData(api));
        this.clock = clock;
    }

    /// The answer to what CloudWatch sends: the documentation in Markdown, or a page in HTML.
    ///
    /// @param endpoint the function's ARN as it was called, for the buttons to call it again
    public String answer(JsonNode event, String endpoint) {
        if (event.path("describe").asBoolean()) {
            return Templates.DOCUMENTATION;
        }
        Instant now = clock.instant();
        JsonNode context = event.path("widgetContext");
        JsonNode parameters = context.path("params");
        var links = new Links.Widget(endpoint, replays(parameters));
        Route route = route(event, context);
        Frame.Notice notice =
                event.path("action").asText().equals("replay") ? replay(event, parameters) : null;
        Page page = pages.page(route, range(context.path("timeRange"), now), now);
        String theme = context.path("theme").asText().equals("dark") ? "dark" : "light";
        return templates.widget(new Frame(page.title(), route, links, now, notice, theme), page);
    }

    private static Route route(JsonNode event, JsonNode context) {
        String site = text(event, "site", "default");
        String next = event.hasNonNull("next") ? event.path("next").asText() : null;
        if (event.has("action")) {
            return new Route.OneEvent(site, text(event, "eventId", ""));
        }
        return switch (event.path("view").asText()) {
            case "failures" ->
                    new Route.Failures(
                            text(event, "outcome", "").equals("RETRYING") ? "RETRYING" : "DEAD",
                            next);
            case "event" -> new Route.OneEvent(site, text(event, "eventId", ""));
            case "issue" -> new Route.Issue(site, text(event, "key", ""), next);
            case "sprint" -> new Route.Sprint(site, text(event, "sprint", ""));
            case "sync" -> new Route.Sync(site);
            case "find" -> Finding.of(form(context.path("forms").path("all")));
            default -> Route.Overview.DEFAULT;
        };
    }

    /// Parameters that are kept with the widget are sent at each refresh, so an action among them
    /// is no press of a button.
    private Frame.@Nullable Notice replay(JsonNode event, JsonNode parameters) {
        if (!replays(parameters)) {
            return new Frame.Notice(
                    false,
                    "Replay is switched off here: the parameter ConsoleReplay switches it"
                            + " on.");
        }
        if (parameters.has("action")) {
            return new Frame.Notice(false, "A widget's own parameters cannot replay an event.");
        }
        return pages.replay(text(event, "site", "default"), text(event, "eventId", ""));
    }

    /// Whether the widget was given the buttons. That its function may replay is up to its role.
    private static boolean replays(JsonNode parameters) {
        return parameters.path("replay").asBoolean();
    }

    /// The dashboard's time range; where one has zoomed in with linked charts, that part of it.
    private static TimeRange range(JsonNode whole, Instant now) {
        JsonNode zoom = whole.path("zoom");
        JsonNode range =
                zoom.path("start").isNumber() && zoom.path("end").isNumber() ? zoom : whole;
        return range.path("start").isNumber() && range.path("end").isNumber()
                ? TimeRange.between(
                        Instant.ofEpochMilli(range.path("start").asLong()),
                        Instant.ofEpochMilli(range.path("end").asLong()),
                        now)
                : TimeRange.last(Route.Overview.DEFAULT.minutes(), now);
    }

    private static Map<String, String> form(JsonNode json) {
        var form = new HashMap<String, String>();
        json.properties().forEach(field -> form.put(field.getKey(), field.getValue().asText()));
        return form;
    }

    private static String text(JsonNode json, String name, String otherwise) {
        return json.hasNonNull(name) ? json.path(name).asText() : otherwise;
    }
}
