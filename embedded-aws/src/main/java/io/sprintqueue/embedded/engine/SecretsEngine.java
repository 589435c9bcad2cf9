package io.sprintqueue.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Secrets Manager as far as GetSecretValue.
public final class SecretsEngine implements Engine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACTION = "secretsmanager.GetSecretValue";
    private static final String DESCRIBE_ACTION = "secretsmanager.DescribeSecret";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String arnPrefix;
    private final Blobs secrets;
    private final LoopbackHttp http;
    private volatile boolean failing;

    /// Starts it on a free port.
    ///
    /// @param directory where the secrets are kept, or null to keep them in memory
    public SecretsEngine(String region, String accountId, @Nullable Path directory) {
        this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + accountId + ":secret:";
        this.secrets = Blobs.in(directory);
        this.http = new LoopbackHttp(this::handle);
    }

    public String arn(String name) {
        return arnPrefix + name;
    }

    /// Gives the secret a value, whether it has one or not.
    ///
    /// @param id the secret's name or ARN
    public void put(String id, String value) {
        secrets.put(name(id), Blob.text(value));
    }

    public boolean has(String id) {
        return secrets.get(name(id)).isPresent();
    }

    /// While failing, every call is answered with an internal error.
    public void fail(boolean failing) {
        this.failing = failing;
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
            var request = JSON.readTree(exchange.getRequestBody());
            var action = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (failing) {
                answer(exchange, SERVER_ERROR, error("InternalServiceError"));
            } else if (!ACTION.equals(action) && !DESCRIBE_ACTION.equals(action)) {
                answer(exchange, BAD_REQUEST, error("InvalidRequestException"));
            } else {
                var name = name(request.path("SecretId").asText());
                var found = ACTION.equals(action) ? value(name) : description(name);
                answer(
                        exchange,
                        found.isPresent() ? OK : BAD_REQUEST,
                        found.orElseGet(() -> error("ResourceNotFoundException")));
            }
        }
    }

    private String name(String id) {
        return id.startsWith(arnPrefix) ? id.substring(arnPrefix.length()) : id;
    }

    private Optional<JsonNode> description(String name) {
        return secrets.get(name)
                .map(_ ->
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ARN", arn(name))
                                .put("Name", name));
    }

    private Optional<JsonNode> value(String name) {
        return secrets.get(name)
                .map(secret ->
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ARN", arn(name))
                                .put("Name", name)
                                .put("VersionId", secret.etag())
                                .put("SecretString", secret.asText()));
    }

    private static JsonNode error(String type) {
        return JsonNodeFactory.instance.objectNode().put("__type", type).put("Message", type);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body)
            throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
