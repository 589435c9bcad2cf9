package io.sprintqueue.fakejira.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.rest.Answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Serves a fake Jira on loopback.
public final class FakeJiraServer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 128;
    private static final int NO_BODY = -1;
    private static final List<String> API = List.of("/rest/", "/ex/", "/_edge/");

    static {
        // The JDK reads this once, when the first of its servers is made. Without it TCP holds the
        // body of each answer back until the head is acknowledged, 40 ms on loopback.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final HttpServer server;
    private final InstantSource clock;
    private final FakeJira jira;

    private FakeJiraServer(
            HttpServer server, InstantSource clock, Function<String, FakeJira> jira) {
        this.server = server;
        this.clock = clock;
        this.jira = jira.apply(url().toString());
    }

    /// Starts to serve.
    ///
    /// @param port 0 for any free one
    /// @param jira made once the address is known, by which it calls itself
    public static FakeJiraServer start(
            int port, InstantSource clock, Function<String, FakeJira> jira) {
        try {
            var http = HttpServer.create(new InetSocketAddress(LOOPBACK, port), BACKLOG);
            var server = new FakeJiraServer(http, clock, jira);
            http.setExecutor(server.threads);
            for (String path : API) {
                http.createContext(path, server::handle);
            }
            http.start();
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
    }

    /// Where it listens.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Looks at the Jira, or does something in it, while no request is answered.
    public void with(Consumer<FakeJira> work) {
        ask(it -> {
            work.accept(it);
            return true;
        });
    }

    /// The same where something comes of it.
    public <T> T ask(Function<FakeJira, T> work) {
        lock.lock();
        try {
            return work.apply(jira);
        } finally {
            lock.unlock();
        }
    }

    /// Serves something else below a path.
    void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        var request = Requests.read(exchange);
        return ask(it -> it.answer(request, clock.instant()));
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        JsonNode json = answer.body();
        if (json == null) {
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        byte[] body = json.toString().getBytes(UTF_8);
        headers.set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /// Stops listening.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
