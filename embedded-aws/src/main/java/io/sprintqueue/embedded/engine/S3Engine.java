package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// S3 as far as putting, getting, deleting and listing objects of a bucket, by path.
public final class S3Engine implements Engine {
    private static final Set<String> KEPT_HEADERS = Set.of("content-type", "content-encoding");

    private final Set<String> buckets = ConcurrentHashMap.newKeySet();
    private final Blobs objects;
    private final LoopbackHttp http;

    /// Starts it on a free port.
    ///
    /// @param directory where the objects are kept, or null to keep them in memory
    public S3Engine(@Nullable Path directory) {
        this.objects = Blobs.in(directory);
        this.http = new LoopbackHttp(this::answer);
    }

    public void createBucket(String name) {
        buckets.add(name);
    }

    @Override
    public URI endpoint() {
        return http.endpoint();
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured) {
        return http.client(configured);
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

    private EngineAnswer answer(EngineRequest request) throws IOException {
        var path = request.path().substring(1);
        int slash = path.indexOf('/');
        var bucket = slash < 0 ? path : path.substring(0, slash);
        var key = slash < 0 ? "" : path.substring(slash + 1);
        if (!buckets.contains(bucket)) {
            return error(request, 404, "NoSuchBucket");
        }
        return key.isEmpty() ? bucket(request, bucket) : object(request, bucket + "/" + key);
    }

    private EngineAnswer bucket(EngineRequest request, String bucket) {
        if (request.method().equals("HEAD")) {
            return EngineAnswer.empty(200, Map.of());
        }
        return S3Listing.asked(request)
                .map(listing -> xml(200, listing.answer(bucket, objects)))
                .orElseGet(() -> error(request, 501, "NotImplemented"));
    }

    private EngineAnswer object(EngineRequest request, String name) throws IOException {
        return switch (request.method()) {
            case "PUT" -> put(request, name);
            case "GET", "HEAD" -> get(request, name);
            case "DELETE" -> {
                objects.delete(name);
                yield EngineAnswer.empty(204, Map.of());
            }
            default -> error(request, 501, "NotImplemented");
        };
    }

    private EngineAnswer put(EngineRequest request, String name) throws IOException {
        if (request.query() != null) {
            return error(request, 501, "NotImplemented");
        }
        if (request.header("if-none-match").equals("*") && objects.get(name).isPresent()) {
            return error(request, 412, "PreconditionFailed");
        }
        boolean isChunked = request.header("x-amz-content-sha256").startsWith("STREAMING-");
        var bytes =
                isChunked
                        ? ChunkedBody.decode(new ByteArrayInputStream(request.body()))
                        : request.body();
        var blob = new Blob(bytes, kept(request));
        objects.put(name, blob);
        return EngineAnswer.empty(200, Map.of("ETag", quoted(blob.etag())));
    }

    private EngineAnswer get(EngineRequest request, String name) {
        var found = objects.get(name);
        if (found.isEmpty()) {
            return error(request, 404, "NoSuchKey");
        }
        var blob = found.get();
        Map<String, String> headers = new HashMap<>(blob.headers());
        headers.put("ETag", quoted(blob.etag()));
        if (request.method().equals("HEAD")) {
            headers.put("Content-Length", String.valueOf(blob.bytes().length));
            return EngineAnswer.empty(200, headers);
        }
        return new EngineAnswer(200, headers, blob.bytes());
    }

    private static Map<String, String> kept(EngineRequest request) {
        Map<String, String> kept = new HashMap<>();
        request.headers()
                .forEach((name, value) -> {
                    if (KEPT_HEADERS.contains(name) || name.startsWith("x-amz-meta-")) {
                        var own = value.replaceFirst("^aws-chunked,?", "");
                        if (!own.isEmpty()) {
                            kept.put(name, own);
                        }
                    }
                });
        return kept;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static EngineAnswer error(EngineRequest request, int status, String code) {
        return request.method().equals("HEAD")
                ? EngineAnswer.empty(status, Map.of())
                : xml(
                        status,
                        "<Error><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(code, code));
    }

    private static EngineAnswer xml(int status, String text) {
        return EngineAnswer.of(
                status,
                "application/xml",
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
