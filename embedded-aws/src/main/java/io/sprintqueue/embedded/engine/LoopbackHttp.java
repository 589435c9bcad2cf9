package io.sprintqueue.embedded.engine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

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
    private static final int EMPTY = -1;
    private static final EngineAnswer REFUSED =
            EngineAnswer.of(403, "text/plain", Engine.REFUSAL.getBytes(StandardCharsets.UTF_8));
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(Engine.LOOPBACK);

    private final EngineApi engine;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int port;
    private @Nullable HttpServer server;

    /// @param engine answers every request
    LoopbackHttp(EngineApi engine) {
        this.engine = engine;
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
            var address = new InetSocketAddress(LOOPBACK, port);
            var started = KeptPort.again(() -> PromptServers.open(address, BACKLOG));
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
        try (exchange) {
            send(
                    exchange,
                    LoopbackNames.isProgram(name -> headers.getOrDefault(name, List.of()))
                            ? engine.answer(asked(exchange))
                            : REFUSED);
        }
    }

    private static EngineRequest asked(HttpExchange exchange) throws IOException {
        return EngineRequest.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, EngineAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), length == 0 ? EMPTY : length);
        exchange.getResponseBody().write(answer.body());
    }

    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B configured) {
        return configured
                .httpClientBuilder(new InProcessHttp.Builder(engine, this::isStopped))
                .build();
    }

    private synchronized boolean isStopped() {
        return server == null;
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
