package io.sprintqueue.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.embedded.engine.PromptServers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Lambda's Runtime API for one process, which gets events and posts responses here. Each process
/// has its own, on a free loopback port, as in Lambda.
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String functionArn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> offered = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile @Nullable Invocation underway;

    RuntimeApi(String functionArn) {
        this.functionArn = functionArn;
        try {
            server =
                    PromptServers.open(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("no free port for a Runtime API", failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Host and port, as the process finds them in its environment.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Ends when the process requests its first event, or, where it is to be kept as a snapshot, to
    /// be woken up; fails when it says that it cannot start.
    CompletableFuture<Void> ready() {
        return ready;
    }

    /// Gives the process an event, when it requests one.
    void offer(Invocation invocation) {
        offered.add(invocation);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (call.equals("GET " + INVOCATION + "next")) {
                next(exchange);
            } else if (call.equals("GET " + BASE + "restore/next")) {
                ready.complete(null);
                answer(exchange, 200, "{}");
            } else if (call.equals("POST " + BASE + "init/error")) {
                ready.completeExceptionally(new InvocationFailed(error(body(exchange))));
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else if (call.startsWith("POST " + INVOCATION)) {
                end(exchange, call.substring(("POST " + INVOCATION).length()).split("/", -1));
            } else {
                refuse(exchange, 404, "UnknownCall");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        Invocation invocation;
        try {
            invocation = offered.take();
        } catch (InterruptedException _) {
            // The process has ended, and no response is needed.
            Thread.currentThread().interrupt();
            return;
        }
        underway = invocation;
        var headers = exchange.getResponseHeaders();
        // The native client crashes without a type.
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.set("Lambda-Runtime-Trace-Id", traceId(invocation.deadline()));
        byte[] event = invocation.event();
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void end(HttpExchange exchange, String[] idAndKind) throws IOException {
        Invocation invocation = underway;
        byte[] body = body(exchange);
        if (idAndKind.length != 2 || invocation == null || !invocation.id().equals(idAndKind[0])) {
            refuse(exchange, 400, "InvalidRequestID");
            return;
        }
        switch (idAndKind[1]) {
            case "response" -> invocation.succeed(body);
            case "error" -> invocation.fail(error(body));
            default -> {
                refuse(exchange, 404, "UnknownCall");
                return;
            }
        }
        underway = null;
        answer(exchange, 202, "{\"status\":\"OK\"}");
    }

    /// The whole body: a partial body of a process that dies does not count as a response.
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length != null && Long.parseLong(length) != body.length) {
            throw new IOException("the body ends early");
        }
        return body;
    }

    /// The function's error, in one line.
    private static String error(byte[] body) throws IOException {
        JsonNode error = BoundedJson.mapper().readTree(body);
        return error.path("errorType").asText("an error")
                + ": "
                + error.path("errorMessage").asText("no explanation");
    }

    private static void refuse(HttpExchange exchange, int status, String type) throws IOException {
        answer(exchange, status, "{\"errorType\":\"" + type + "\",\"errorMessage\":\"\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// A trace in X-Ray's form that is not sampled.
    private static String traceId(Instant time) {
        var random = new byte[12];
        RANDOM.nextBytes(random);
        return "Root=1-%08x-%s;Sampled=0"
                .formatted(time.getEpochSecond(), HexFormat.of().formatHex(random));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
