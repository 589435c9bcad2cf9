package io.sprintqueue.console;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.OperationsApi;
import io.sprintqueue.console.view.Frame;
import io.sprintqueue.console.view.Links;
import io.sprintqueue.console.view.Page;
import io.sprintqueue.console.view.Pages;
import io.sprintqueue.console.view.Route;
import io.sprintqueue.console.view.TimeRange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The console as pages for a browser. They run no code: the content security policy forbids every
/// script, even one that got past the escaping.
public final class BrowserConsole {
    /// What it answers, as methods and templates of paths.
    public static final List<String> ROUTES =
            List.of(
                    "GET /",
                    "GET /console",
                    "GET /console/failures",
                    "GET /console/events/{site}/{eventId}",
                    "POST /console/events/{site}/{eventId}/replay",
                    "GET /console/issues/{site}/{key}",
                    "GET /console/sprints/{site}/{id}",
                    "GET /console/sync/{site}",
                    "GET /console/find",
                    "GET /console/style.css",
                    "GET /console/icon.svg");

    private static final Map<String, String> HEADERS =
            Map.of(
                    "cache-control", "no-store",
                    "content-security-policy",
                            "default-src 'none'; style-src 'self'; img-src 'self'; form-action"
                                    + " 'self'; base-uri 'none'; frame-ancestors 'none'",
                    "content-type", "text/html; charset=utf-8",
                    "referrer-policy", "same-origin",
                    "x-content-type-options", "nosniff");

    private final Pages pages;
    private final String token;
    private final InstantSource clock;
    private final Templates templates = new Templates();

    /// Over this API.
    ///
    /// @param token a secret of this process, which only its own pages know: a form that changes
    /// anything brings it along
    public BrowserConsole(OperationsApi api, String token, InstantSource clock) {
        this.pages = new Pages(new ConsoleData(api));
        this.token = token;
        this.clock = clock;
    }

    /// A request.
    ///
    /// @param route one of [#ROUTES]
    /// @param parameters those of path, query and form
    public record Request(String route, Map<String, String> parameters) {
        public Request {
            parameters = Map.copyOf(parameters);
        }

        private String text(String name) {
            return parameters.getOrDefault(name, "");
        }

        private @Nullable String next() {
            return parameters.get("next");
        }
    }

    /// Its answer.
    public record Answer(int status, Map<String, String> headers, String body) {}

    /// Answers.
    public Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /console/style.css" -> resource("text/css; charset=utf-8", Templates.STYLE);
            case "GET /console/icon.svg" -> resource("image/svg+xml", Templates.ICON);
            case "GET /console/find" -> redirect(Finding.of(request.parameters()).path());
            case "POST /console/events/{site}/{eventId}/replay" -> replay(request);
            default -> page(route(request), null, 200);
        };
    }

    private static Route route(Request request) {
        String site = request.text("site");
        return switch (request.route()) {
            case "GET /console/failures" ->
                    new Route.Failures(
                            request.text("outcome").equals("RETRYING") ? "RETRYING" : "DEAD",
                            request.next());
            case "GET /console/events/{site}/{eventId}" ->
                    new Route.OneEvent(site, request.text("eventId"));
            case "GET /console/issues/{site}/{key}" ->
                    new Route.Issue(site, request.text("key"), request.next());
            case "GET /console/sprints/{site}/{id}" -> new Route.Sprint(site, request.text("id"));
            case "GET /console/sync/{site}" -> new Route.Sync(site);
            default -> new Route.Overview(minutes(request.text("minutes")));
        };
    }

    private static int minutes(String text) {
        return text.matches("[1-9][0-9]{0,3}")
                ? Integer.parseInt(text)
                : Route.Overview.DEFAULT.minutes();
    }

    private Answer page(Route route, Frame.@Nullable Notice notice, int status) {
        Instant now = clock.instant();
        int minutes = route instanceof Route.Overview(int back) ? back : 1;
        Page page = pages.page(route, TimeRange.last(minutes, now), now);
        int found =
                switch (page) {
                    case Page.Message message -> message.status();
                    case Page.UnknownIssue unknown -> unknown.message().status();
                    case Page.Overview _,
                            Page.Failures _,
                            Page.OneEvent _,
                            Page.Issue _,
                            Page.Sprint _,
                            Page.Sync _ ->
                            status;
                };
        return document(found, route, page, notice, now);
    }

    private Answer replay(Request request) {
        var route = new Route.OneEvent(request.text("site"), request.text("eventId"));
        if (!isOurs(request.text("token"))) {
            String text = "The form is not of this console, or of an earlier run. Open it again.";
            var page = new Page.Message(403, "Refused", text);
            return document(403, route, page, null, clock.instant());
        }
        Frame.Notice notice = pages.replay(route.site(), route.eventId());
        return page(route, notice, notice.good() ? 200 : 409);
    }

    private boolean isOurs(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private Answer document(
            int status, Route route, Page page, Frame.@Nullable Notice notice, Instant now) {
        var frame = new Frame(page.title(), route, new Links.Browser(token), now, notice, "auto");
        return new Answer(status, HEADERS, templates.document(frame, page));
    }

    private static Answer resource(String type, String text) {
        var headers = new HashMap<>(HEADERS);
        headers.put("content-type", type);
        return new Answer(200, headers, text);
    }

    private static Answer redirect(String path) {
        var headers = new HashMap<>(HEADERS);
        headers.put("location", path);
        return new Answer(303, headers, "");
    }
}
