package io.sprintqueue.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.cli.client.RequestSigner;
import io.sprintqueue.cli.local.FrontDoor;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.embedded.Template;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The stack on LocalStack. Its free edition has no HTTP API, so ours stands in front and invokes
/// the functions there.
final class LocalStackBackend implements Backend {
    /// LocalStack takes the region from it and checks nothing.
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=test/20260101/%s/lambda/aws4_request,"
                    .formatted(SamStack.REGION)
                    + " SignedHeaders=host, Signature=0";

    private final AutoCloseable localStack;
    private final URI endpoint;
    private final SamStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final FrontDoor front;

    LocalStackBackend(AutoCloseable localStack, URI endpoint, SamStack stack) {
        this.localStack = localStack;
        this.endpoint = endpoint;
        this.stack = stack;
        this.front =
                FrontDoor.open(
                        Template.read(Project.home().resolve("template.yaml")),
                        Stream.of("IngestFunction", "OperationsFunction")
                                .collect(
                                        Collectors.toMap(
                                                function -> function,
                                                function -> event -> invoke(function, event))));
    }

    private byte[] invoke(String function, byte[] event) {
        String path = "/2015-03-31/functions/" + physicalId(function) + "/invocations";
        var request =
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Authorization", SIGNATURE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                throw new IllegalStateException(function + ": " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException("no answer from " + function, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public URI url() {
        return front.url();
    }

    @Override
    public RequestSigner signer() {
        return RequestSigner.of(url());
    }

    @Override
    public Secret secret() {
        try (var secrets =
                clients()
                        .configure(SecretsManagerClient.builder(), Service.SECRETS_MANAGER)
                        .build()) {
            String id = physicalId("WebhookSecret");
            return new Secret(secrets.getSecretValue(get -> get.secretId(id)).secretString());
        }
    }

    @Override
    public AwsClients clients() {
        var environment = new HashMap<>(Map.of("AWS_REGION", SamStack.REGION));
        for (Service service : Service.values()) {
            environment.put("AWS_ENDPOINT_URL_" + service.name(), endpoint.toString());
        }
        environment.put("AWS_ACCESS_KEY_ID", "test");
        return new AwsClients(environment, Duration.ofSeconds(20));
    }

    @Override
    public String physicalId(String logicalId) {
        return stack.physicalId(logicalId);
    }

    @Override
    public void close() {
        front.close();
        http.close();
        try {
            localStack.close();
        } catch (Exception failed) {
            throw new IllegalStateException("LocalStack does not end", failed);
        }
    }
}
