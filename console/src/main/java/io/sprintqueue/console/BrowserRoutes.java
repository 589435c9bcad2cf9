package io.sprintqueue.console;

import io.sprintqueue.console.BrowserConsole.Request;
import io.sprintqueue.console.data.Filters;
import io.sprintqueue.console.view.Route;

import org.jspecify.annotations.Nullable;

/// The page that a browser's request asks for.
final class BrowserRoutes {
    private static final int REFRESH_MIN = 5;
    private static final int REFRESH_MAX = 300;

    private BrowserRoutes() {}

    static Route route(Request request) {
        String site = request.text("site");
        String next = request.given("next");
        return switch (request.route()) {
            case "GET /console/sprints" ->
                    new Route.Sprints(
                            siteOr(site), request.given("state"), request.given("board"), next);
            case "GET /console/sprints/{site}/{id}" ->
                    new Route.Sprint(site, request.text("id"), filters(request), next);
            case "GET /console/sprints/{site}/{id}/report" ->
                    new Route.Report(site, request.text("id"));
            case "GET /console/backlog" -> new Route.Projects(siteOr(site), next);
            case "GET /console/backlog/{site}/{project}" ->
                    new Route.Backlog(site, request.text("project"), filters(request), next);
            case "GET /console/failures" -> failures(request.text("outcome"), next);
            case "GET /console/events/{site}/{eventId}" ->
                    new Route.OneEvent(site, request.text("eventId"));
            case "GET /console/issues/{site}/{key}" ->
                    new Route.Issue(site, request.text("key"), next);
            case "GET /console/sync" -> new Route.Syncs();
            case "GET /console/sync/{site}" -> new Route.Sync(site);
            default -> new Route.Overview(minutes(request.text("minutes")));
        };
    }

    /// What is not `RETRYING` is `DEAD`.
    static Route.Failures failures(String outcome, @Nullable String next) {
        return new Route.Failures(outcome.equals("RETRYING") ? "RETRYING" : "DEAD", next);
    }

    /// After how many seconds the page reads itself again, 5 to 300; null if that is no number from
    /// 1 up.
    static @Nullable Integer refresh(String text) {
        return text.matches("[1-9][0-9]{0,5}")
                ? Integer.valueOf(Math.clamp(Integer.parseInt(text), REFRESH_MIN, REFRESH_MAX))
                : null;
    }

    private static Filters filters(Request request) {
        return Filters.of(request.parameters());
    }

    private static String siteOr(String site) {
        return site.isBlank() ? "default" : site.strip();
    }

    private static int minutes(String text) {
        return text.matches("[1-9][0-9]{0,3}")
                ? Integer.parseInt(text)
                : Route.Overview.DEFAULT.minutes();
    }
}
