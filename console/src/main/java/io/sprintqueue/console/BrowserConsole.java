package io.sprintqueue.console;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.OperationsApi;
import io.sprintqueue.console.view.Frame;
import io.sprintqueue.console.view.Links;
import io.sprintqueue.console.view.Page;
import io.sprintqueue.console.view.Pages;
import io.sprintqueue.console.view.QueuePage;
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
                    "GET /console/sprints",
                    "GET /console/sprints/{site}/{id}",
                    "GET /console/sprints/{site}/{id}/report",
                    "GET /console/backlog",
                    "GET /console/backlog/{site}/{project}",
                    "GET /console/sync",
                    "GET /console/sync/{site}",
                    "GET /console/find",
                    "GET /console/style.css",
                    "GET /console/icon.svg");

    /// As many items as the operations API answers at once.
    static final int ITEMS_MAX = 2_000;

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
        this.pages = new Pages(new ConsoleData(api), ITEMS_MAX);
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

        /// The parameter; empty if it was not given.
        String text(String name) {
            return parameters.getOrDefault(name, "");
        }

        /// The parameter; null if it was not given, or given as blanks.
        @Nullable String given(String name) {
            String text = text(name).strip();
            return text.isEmpty() ? null : text;
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
            default ->
                    page(
                            BrowserRoutes.route(request),
                            null,
                            200,
                            BrowserRoutes.refresh(request.text("refresh")));
        };
    }

    private Answer page(
            Route route, Frame.@Nullable Notice notice, int status, @Nullable Integer refresh) {
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
                            Page.Syncs _,
                            Page.Sync _,
                            QueuePage _ ->
                            status;
                };
        var frame = frame(route, page, notice, now, refresh);
        return new Answer(found, HEADERS, templates.document(frame, page));
    }

    private Answer replay(Request request) {
        var route = new Route.OneEvent(request.text("site"), request.text("eventId"));
        if (!isOurs(request.text("token"))) {
            String text = "The form is not of this console, or of an earlier run. Open it again.";
            var page = new Page.Message(403, "Refused", text);
            var frame = frame(route, page, null, clock.instant(), null);
            return new Answer(403, HEADERS, templates.document(frame, page));
        }
        Frame.Notice notice = pages.replay(route.site(), route.eventId());
        return page(route, notice, notice.good() ? 200 : 409, null);
    }

    private boolean isOurs(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private Frame frame(
            Route route,
            Page page,
            Frame.@Nullable Notice notice,
            Instant now,
            @Nullable Integer refresh) {
        var links = new Links.Browser(token);
        return new Frame(page.title(), route, links, now, notice, "auto", refresh);
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
