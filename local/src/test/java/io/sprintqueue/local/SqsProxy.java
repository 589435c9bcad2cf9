package io.sprintqueue.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between a function and SQS, and does what the network and the time do.
final class SqsProxy implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sqs;
    private final HttpServer server;
    private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.FAITHFUL);

    /// What happens to a send.
    enum Mode {
        FAITHFUL,
        /// SQS takes the message, but the sender sees a failure.
        LOSES_ANSWERS,
        /// SQS knows no earlier message, as when its five minutes are over: each send has a
        /// deduplication id of its own.
        FORGETS
    }

    SqsProxy(URI sqs) throws IOException {
        this.sqs = sqs;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog */
                        8);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void be(Mode next) {
        mode.set(next);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Mode now = mode.get();
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer =
                    forward(exchange, now == Mode.FORGETS ? underAnotherId(body) : body);
            if (now == Mode.LOSES_ANSWERS) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        HttpRequest request =
                HttpRequest.newBuilder(sqs)
                        .header("Content-Type", headers.getFirst("Content-Type"))
                        .header("X-Amz-Target", headers.getFirst("X-Amz-Target"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static byte[] underAnotherId(byte[] send) {
        var json = (ObjectNode) RunningPipeline.json(new String(send, StandardCharsets.UTF_8));
        json.put("MessageDeduplicationId", UUID.randomUUID().toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
