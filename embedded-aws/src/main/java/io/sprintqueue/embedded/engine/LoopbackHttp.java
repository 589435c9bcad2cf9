package io.sprintqueue.embedded.engine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.embedded.LoopbackNames;
import io.sprintqueue.embedded.PromptServers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server on loopback that can be stopped and started on the same port. It answers programs
/// of this machine only.
final class LoopbackHttp {
    private static final int BACKLOG = 128;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(Engine.LOOPBACK);

    private final HttpHandler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int port;
    private @Nullable HttpServer server;

    /// @param handler answers every request
    LoopbackHttp(HttpHandler handler) {
        this.handler = handler;
        start();
    }

    synchronized URI endpoint() {
        return URI.create("http://" + Engine.LOOPBACK + ":" + port);
    }

    synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            var started = PromptServers.open(new InetSocketAddress(LOOPBACK, port), BACKLOG);
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            port = started.getAddress().getPort();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + endpoint(), e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (LoopbackNames.isProgram(name -> headers.getOrDefault(name, List.of()))) {
            handler.handle(exchange);
            return;
        }
        try (exchange) {
            byte[] body = Engine.REFUSAL.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    void close() {
        stop();
        threads.shutdownNow();
    }
}
