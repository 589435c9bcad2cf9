package io.sprintqueue.processor;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.lanes.BodyStore;
import io.sprintqueue.lanes.LazyBodyStore;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.lanes.S3BodyStore;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Puts the processor together.
///
/// @param codec reads messages
/// @param processor processes what was read
/// @param reporter tells how it went
/// @param clock the time
record Wiring(
        MessageCodec codec, BatchProcessor processor, BatchReporter reporter, InstantSource clock) {
    /// A call that takes longer is given up, so that the batch can still be reported in time.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    /// Reads the process's environment whole.
    ///
    /// @throws IllegalStateException which lists every problem
    static Wiring fromEnvironment(Map<String, String> variables, InstantSource clock) {
        var environment = new Environment(variables);
        String table = environment.text("TABLE_NAME");
        String bucket = environment.text("BODY_BUCKET");
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        var clients = new AwsClients(variables, CALL_TIMEOUT);
        var bodies = new LazyBodyStore(() -> bodyStore(clients, bucket));
        DynamoDbClient dynamoDb =
                clients.configure(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB).build();
        Pause pause = Pause.jittered(new SecureRandom());
        EntityStore store = new DynamoEntityStore(dynamoDb, table, pause);
        var groups =
                new GroupProcessor(
                        store,
                        new Fold(configuration, bodies),
                        clock,
                        pause,
                        () -> UUID.randomUUID().toString());
        return new Wiring(
                new MessageCodec(bodies),
                new BatchProcessor(store, groups),
                reporter(variables),
                clock);
    }

    /// Outside of Lambda nobody reads metrics from the standard output, and the library that writes
    /// them would look for an agent in the network.
    private static BatchReporter reporter(Map<String, String> variables) {
        return variables.containsKey("AWS_LAMBDA_FUNCTION_NAME")
                ? new MeasuringReporter(
                        MetricsBuilder.builder()
                                .withNamespace(
                                        variables.getOrDefault(
                                                "POWERTOOLS_METRICS_NAMESPACE", "Sprintqueue"))
                                .withService(
                                        variables.getOrDefault(
                                                "POWERTOOLS_SERVICE_NAME", "sprintqueue"))
                                .build())
                : new LoggingReporter();
    }

    private static BodyStore bodyStore(AwsClients clients, String bucket) {
        return new S3BodyStore(
                clients.configure(S3Client.builder(), AwsClients.Service.S3).build(), bucket);
    }
}
