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
import java.util.List;

/// The console as a custom widget of a CloudWatch dashboard: an event in, HTML out. CloudWatch
/// removes scripts from what it shows, and there are none.
public final class WidgetConsole {
    /// The names of what a widget can show; the first is what a dashboard shows.
    public static final List<String> VIEWS =
            List.of(
                    "overview",
                    "sprints",
                    "sprint",
                    "report",
                    "backlog",
                    "failures",
                    "event",
                    "issue",
                    "syncs",
                    "sync");

    /// Each card has its buttons with the function's ARN, so it is larger than in a browser, and a
    /// widget is small.
    static final int ITEMS_MAX = 100;

    private final Pages pages;
    private final InstantSource clock;
    private final Templates templates = new Templates();

    /// Over this API.
    public WidgetConsole(OperationsApi api, InstantSource clock) {
        this.pages = new Pages(new ConsoleData(api), ITEMS_MAX);
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
        Route route = WidgetRoutes.route(event, context);
        Frame.Notice notice =
                event.path("action").asText().equals("replay") ? replay(event, parameters) : null;
        Page page = pages.page(route, range(context.path("timeRange"), now), now);
        String theme = context.path("theme").asText().equals("dark") ? "dark" : "light";
        return templates.widget(
                new Frame(page.title(), route, links, now, notice, theme, null), page);
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
        return pages.replay(event.path("site").asText("default"), event.path("eventId").asText(""));
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
}
