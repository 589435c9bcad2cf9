package io.sprintqueue.ingest;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.lanes.BodyStore;
import io.sprintqueue.lanes.LaneSender;
import io.sprintqueue.lanes.LazyBodyStore;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.lanes.S3BodyStore;
import io.sprintqueue.lanes.SqsLaneSender;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Builds the function from its environment.
final class Wiring {
    /// Bounds one call with all its attempts: the secret, S3 and SQS, one after the other, stay
    /// within the function's 10 seconds, and so within the 20 that Jira waits.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private Wiring() {}

    /// @throws IllegalStateException which lists every problem of the environment
    static Intake fromEnvironment(Map<String, String> environment, InstantSource clock) {
        return fromEnvironment(environment, clock, CALL_TIMEOUT);
    }

    static Intake fromEnvironment(
            Map<String, String> environment, InstantSource clock, Duration callTimeout) {
        var settings = Settings.from(environment);
        var clients = new AwsClients(environment, callTimeout);
        return new Intake(
                settings.configuration(),
                new SecretCache(secretSource(clients, settings), clock),
                laneSender(clients, settings),
                counters(environment),
                clock);
    }

    private static SecretSource secretSource(AwsClients clients, Settings settings) {
        SecretsManagerClient client =
                clients.configure(SecretsManagerClient.builder(), Service.SECRETS_MANAGER).build();
        return new PowertoolsSecretSource(client, settings.secretId());
    }

    private static LaneSender laneSender(AwsClients clients, Settings settings) {
        SqsClient sqs = clients.configure(SqsClient.builder(), Service.SQS).build();
        var bodies = new LazyBodyStore(() -> bodyStore(clients, settings.bodyBucket()));
        return new SqsLaneSender(
                sqs,
                new MessageCodec(bodies),
                Map.of(
                        Lane.INTERACTIVE, settings.interactiveQueueUrl(),
                        Lane.BULK, settings.bulkQueueUrl()));
    }

    private static BodyStore bodyStore(AwsClients clients, String bucket) {
        S3Client s3 = clients.configure(S3Client.builder(), Service.S3).build();
        return new S3BodyStore(s3, bucket);
    }

    /// Outside of Lambda nobody reads metrics from the standard output, and the library that writes
    /// them would look for an agent in the network.
    private static IntakeCounters counters(Map<String, String> environment) {
        if (!environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            return IntakeCounters.NONE;
        }
        return new PowertoolsCounters(
                MetricsBuilder.builder()
                        .withNamespace(
                                environment.getOrDefault(
                                        "POWERTOOLS_METRICS_NAMESPACE", "Sprintqueue"))
                        .withService(
                                environment.getOrDefault("POWERTOOLS_SERVICE_NAME", "sprintqueue"))
                        .build());
    }
}
