package io.sprintqueue.jira;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A Jira on loopback that gives the answers it was told, in their order, and keeps what it was
/// asked. A `'` in an answer stands for a `"`.
final class RecordedJira implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-10-05T09:12:44.500Z");

    private final HttpServer server;
    private final Map<String, List<Consumer<HttpExchange>>> answers = new HashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<@Nullable String> cookies = new CopyOnWriteArrayList<>();
    final Budget budget = new Budget();

    /// Never waits, and keeps what it is told.
    static final class Budget implements RequestBudget {
        int taken;
        final List<Instant> pauses = new ArrayList<>();
        final List<Double> grants = new ArrayList<>();

        @Override
        public void take() {
            taken++;
        }

        @Override
        public void pauseUntil(Instant time) {
            pauses.add(time);
        }

        @Override
        public void granted(double perSecond) {
            grants.add(perSecond);
        }
    }

    RecordedJira(String deployment) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unbound) {
            throw new UncheckedIOException(unbound);
        }
        server.createContext("/", this::answer);
        server.start();
        on("GET /rest/api/2/serverInfo", "{'deploymentType':'" + deployment + "','version':'1'}");
    }

    JiraCredentials credentials() {
        return new JiraCredentials(
                JiraCredentials.Kind.PAT,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jira/"),
                null,
                "s3cret",
                null);
    }

    JiraSite open() {
        return JiraSites.open(credentials(), budget, () -> NOW, Duration.ofSeconds(5));
    }

    void on(String request, String answer) {
        on(request, exchange -> send(exchange, 200, answer.replace('\'', '"')));
    }

    void on(String request, Consumer<HttpExchange> answer) {
        answers.computeIfAbsent(request, _ -> new ArrayList<>()).add(answer);
    }

    static void send(HttpExchange exchange, int status, String body) {
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/jira", "");
        String request = exchange.getRequestMethod() + " " + path;
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        cookies.add(exchange.getRequestHeaders().getFirst("Cookie"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        List<Consumer<HttpExchange>> left = answers.getOrDefault(request, List.of());
        try (exchange) {
            if (left.isEmpty()) {
                send(exchange, 404, "{}");
            } else {
                (left.size() > 1 ? left.removeFirst() : left.getFirst()).accept(exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
