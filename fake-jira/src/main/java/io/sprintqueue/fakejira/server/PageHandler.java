package io.sprintqueue.fakejira.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.page.BoardPage;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.webhook.Transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/// Serves the page, and does what is clicked in it.
final class PageHandler {
    private static final int NO_BODY = -1;
    private static final int FORM_BYTES_MAX = 10_000;
    private static final double PERCENT = 100;

    private final FakeJiraServer server;
    private final LiveJira live;
    private final InstantSource clock;

    PageHandler(FakeJiraServer server, LiveJira live, InstantSource clock) {
        this.server = server;
        this.live = live;
        this.clock = clock;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET /" ->
                        send(
                                exchange,
                                200,
                                "text/html",
                                server.ask(jira -> new BoardPage(jira, live.speed()).html()));
                case "GET /style.css" -> send(exchange, 200, "text/css", style());
                case "POST /move" -> submitted(exchange, this::move);
                case "POST /delete" -> submitted(exchange, this::delete);
                case "POST /settings" -> submitted(exchange, this::settings);
                default -> send(exchange, 404, "text/plain", "Nothing is here.");
            }
        }
    }

    /// A page of another site can make a browser post here; its origin gives it away.
    private void submitted(
            HttpExchange exchange, BiConsumer<FakeJira, Map<String, List<String>>> deed)
            throws IOException {
        List<String> origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!origins.stream().allMatch(origin -> origin.equals("http://" + host))) {
            send(exchange, 403, "text/plain", "This form is not of this page.");
            return;
        }
        byte[] form = exchange.getRequestBody().readNBytes(FORM_BYTES_MAX);
        server.with(jira -> deed.accept(jira, Requests.parameters(new String(form, UTF_8))));
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, NO_BODY);
    }

    private void move(FakeJira jira, Map<String, List<String>> form) {
        Optional<Long> status =
                number(form, "status")
                        .filter(id ->
                                jira.site().catalog().statuses().stream()
                                        .anyMatch(one -> one.id() == id));
        issue(jira, form)
                .ifPresent(issue ->
                        status.ifPresent(id ->
                                jira.site().issueWork().transition(act(jira), issue.id(), id)));
    }

    private void delete(FakeJira jira, Map<String, List<String>> form) {
        issue(jira, form).ifPresent(issue -> jira.site().issueWork().delete(act(jira), issue.id()));
    }

    private void settings(FakeJira jira, Map<String, List<String>> form) {
        decimal(form, "lag")
                .ifPresent(seconds ->
                        jira.site().indexLag(Duration.ofMillis(Math.round(seconds * 1_000))));
        Transport transport = jira.outbox().transport();
        decimal(form, "lost")
                .ifPresent(lost ->
                        jira.outbox()
                                .transport(
                                        transport.failing(
                                                Math.min(1, lost / PERCENT),
                                                transport.repeated(),
                                                transport.delayed())));
        decimal(form, "speed").ifPresent(live::speed);
    }

    private Act act(FakeJira jira) {
        return new Act(clock.instant(), jira.site().people().getFirst());
    }

    private static Optional<Issue> issue(FakeJira jira, Map<String, List<String>> form) {
        return number(form, "issue").flatMap(id -> jira.site().issues().current(id));
    }

    private static Optional<Long> number(Map<String, List<String>> form, String name) {
        return first(form, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    }

    private static OptionalDouble decimal(Map<String, List<String>> form, String name) {
        return first(form, name)
                .filter(text -> text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<String> first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String style() throws IOException {
        try (InputStream css = BoardPage.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IOException("the style sheet is not in the jar");
            }
            return new String(css.readAllBytes(), UTF_8);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
