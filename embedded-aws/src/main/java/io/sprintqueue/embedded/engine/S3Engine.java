package io.sprintqueue.embedded.engine;

import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// S3 as far as putting, getting, deleting and listing objects of a bucket, by path.
public final class S3Engine implements Engine {
    private static final Set<String> KEPT_HEADERS = Set.of("content-type", "content-encoding");
    private static final int EMPTY = -1;

    private final Set<String> buckets = ConcurrentHashMap.newKeySet();
    private final Blobs objects;
    private final LoopbackHttp http;

    /// Starts it on a free port.
    ///
    /// @param directory where the objects are kept, or null to keep them in memory
    public S3Engine(@Nullable Path directory) {
        this.objects = Blobs.in(directory);
        this.http = new LoopbackHttp(this::handle);
    }

    public void createBucket(String name) {
        buckets.add(name);
    }

    @Override
    public URI endpoint() {
        return http.endpoint();
    }

    @Override
    public void start() {
        http.start();
    }

    @Override
    public void stop() {
        http.stop();
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(1);
            int slash = path.indexOf('/');
            var bucket = slash < 0 ? path : path.substring(0, slash);
            var key = slash < 0 ? "" : path.substring(slash + 1);
            if (!buckets.contains(bucket)) {
                error(exchange, 404, "NoSuchBucket");
            } else if (key.isEmpty()) {
                bucket(exchange, bucket);
            } else {
                object(exchange, bucket + "/" + key);
            }
        }
    }

    private void bucket(HttpExchange exchange, String bucket) throws IOException {
        var listing = S3Listing.asked(exchange);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, EMPTY);
        } else if (listing.isPresent()) {
            xml(exchange, 200, listing.get().answer(bucket, objects));
        } else {
            error(exchange, 501, "NotImplemented");
        }
    }

    private void object(HttpExchange exchange, String name) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, name);
            case "GET", "HEAD" -> get(exchange, name);
            case "DELETE" -> {
                objects.delete(name);
                exchange.sendResponseHeaders(204, EMPTY);
            }
            default -> error(exchange, 501, "NotImplemented");
        }
    }

    private void put(HttpExchange exchange, String name) throws IOException {
        if (exchange.getRequestURI().getRawQuery() != null) {
            error(exchange, 501, "NotImplemented");
            return;
        }
        var body = exchange.getRequestBody();
        var hash = header(exchange, "x-amz-content-sha256");
        var bytes = hash.startsWith("STREAMING-") ? ChunkedBody.decode(body) : body.readAllBytes();
        if (header(exchange, "if-none-match").equals("*") && objects.get(name).isPresent()) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        var blob = new Blob(bytes, kept(exchange));
        objects.put(name, blob);
        exchange.getResponseHeaders().set("ETag", '"' + blob.etag() + '"');
        exchange.sendResponseHeaders(200, EMPTY);
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        var found = objects.get(name);
        if (found.isEmpty()) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        var blob = found.get();
        blob.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", '"' + blob.etag() + '"');
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders()
                    .set("Content-Length", String.valueOf(blob.bytes().length));
            exchange.sendResponseHeaders(200, EMPTY);
        } else {
            exchange.sendResponseHeaders(
                    200, blob.bytes().length == 0 ? EMPTY : blob.bytes().length);
            exchange.getResponseBody().write(blob.bytes());
        }
    }

    private static Map<String, String> kept(HttpExchange exchange) {
        Map<String, String> kept = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    var lower = name.toLowerCase(Locale.ROOT);
                    if (KEPT_HEADERS.contains(lower) || lower.startsWith("x-amz-meta-")) {
                        var value = values.getFirst().replaceFirst("^aws-chunked,?", "");
                        if (!value.isEmpty()) {
                            kept.put(lower, value);
                        }
                    }
                });
        return kept;
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, EMPTY);
            return;
        }
        xml(
                exchange,
                status,
                "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code));
    }

    private static void xml(HttpExchange exchange, int status, String text) throws IOException {
        var body =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
