package io.sprintqueue.lab.compare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Tells the load generator that everything it sent is done.
///
/// It waits until a sum has grown by the number of accepted events. This product counts two
/// deliveries with the same body once, which a burst has now and then, so that a sum alone would
/// not do.
final class DonePage implements AutoCloseable {
    static final String FIELD = "done";

    /// More than any load has events.
    private static final long STEP = 1_000_000_000L;

    private final HttpServer server;
    private final BooleanSupplier isDone;
    private long sum;

    /// Listens on loopback.
    ///
    /// @param isDone is called for each response
    DonePage(BooleanSupplier isDone) {
        this.isDone = isDone;
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("no page for the load generator", failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = "{\"%s\":%d}".formatted(FIELD, next()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Grows while everything is done: before a load, and again after it.
    private synchronized long next() {
        if (isDone.getAsBoolean()) {
            sum += STEP;
        }
        return sum;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
