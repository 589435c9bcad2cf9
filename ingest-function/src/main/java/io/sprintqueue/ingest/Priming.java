package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.aws.PlainContext;
import io.sprintqueue.aws.StubHttpClient;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.messaging.SampleDelivery;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Runs one signed delivery through the function without any call, so that SnapStart's image has
/// everything that a delivery needs. Its metrics have their own namespace, which no alarm watches.
final class Priming {
    static final String NAMESPACE = "SprintqueuePriming";

    private static final Secret SECRET = new Secret("no sender has this secret");

    private Priming() {}

    /// The status of the response to the delivery.
    static int run(Map<String, String> environment, InstantSource clock) {
        var variables = new HashMap<>(environment);
        variables.put("POWERTOOLS_METRICS_NAMESPACE", NAMESPACE);
        var intake = Wiring.unconnected(variables, clock, Priming::noSecret, noQueue());
        return new IngestHandler(intake)
                .handleRequest(
                        event(new SampleDelivery(clock.instant())), new PlainContext("sample"))
                .getStatusCode();
    }

    private static APIGatewayV2HTTPEvent event(SampleDelivery delivery) {
        var headers = new HashMap<>(delivery.headers());
        headers.put("x-hub-signature", SignatureVerifier.sign(delivery.body(), SECRET));
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey("POST /webhooks/jira")
                .withHeaders(headers)
                .withBody(new String(delivery.body().bytes(), StandardCharsets.UTF_8))
                .build();
    }

    /// A queue that accepts every message and keeps none; it returns no checksum.
    private static SqsClient noQueue() {
        return StubHttpClient.on(SqsClient.builder()).checksumValidationEnabled(false).build();
    }

    /// The secret is read from AWS only after the image.
    private static String noSecret() {
        try (SecretsManagerClient secrets =
                StubHttpClient.on(SecretsManagerClient.builder()).build()) {
            secrets.getSecretValue(request -> request.secretId("sample"));
        }
        return SECRET.value();
    }
}
