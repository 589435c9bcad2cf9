package io.sprintqueue.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers each path with what it was told to, and remembers what was requested.
public final class CannedServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private record Canned(int status, String body) {}

    /// A request that came.
    ///
    /// @param path without the query
    public record Asked(
            String method,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            String body) {}

    /// Starts it on a free port of this machine.
    public CannedServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /// Answers so at the path; one with a query goes before one without.
    public CannedServer answering(String path, int status, String body) {
        answers.put(path, new Canned(status, body));
        return this;
    }

    /// Where it listens.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The requests so far.
    public List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            path,
                            exchange.getRequestURI().getRawQuery(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(body, StandardCharsets.UTF_8)));
            String whole = path + "?" + exchange.getRequestURI().getRawQuery();
            Canned otherwise = answers.getOrDefault(path, new Canned(404, "{}"));
            Canned answer = answers.getOrDefault(whole, otherwise);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
