package io.sprintqueue.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

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
        this.http = new LoopbackHttp(this::answer);
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
        var action = request.header("x-amz-target");
        if (failing) {
            return answer(SERVER_ERROR, error("InternalServiceError"));
        }
        if (!ACTION.equals(action) && !DESCRIBE_ACTION.equals(action)) {
            return answer(BAD_REQUEST, error("InvalidRequestException"));
        }
        var name = name(JSON.readTree(request.body()).path("SecretId").asText());
        var found = ACTION.equals(action) ? value(name) : description(name);
        return found.isPresent()
                ? answer(OK, found.get())
                : answer(BAD_REQUEST, error("ResourceNotFoundException"));
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

    private static EngineAnswer answer(int status, JsonNode body) throws IOException {
        return EngineAnswer.of(status, "application/x-amz-json-1.1", JSON.writeValueAsBytes(body));
    }
}
