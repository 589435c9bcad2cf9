package io.sprintqueue.processor;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.lanes.BodyStore;
import io.sprintqueue.lanes.LazyBodyStore;
import io.sprintqueue.lanes.S3BodyStore;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.StatisticsSink;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;
import io.sprintqueue.store.dynamodb.DynamoStatistics;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Connects both functions of this module to what they use.
final class Clients {
    /// A call that takes longer is given up, so that the batch can still be reported in time.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    /// Hiding and counting are best effort, and not worth much of the time.
    private static final Duration BEST_EFFORT_TIMEOUT = Duration.ofSeconds(1);

    private final AwsClients clients;
    private final AwsClients brief;

    Clients(Map<String, String> environment) {
        this.clients = new AwsClients(environment, CALL_TIMEOUT);
        this.brief = new AwsClients(environment, BEST_EFFORT_TIMEOUT);
    }

    BodyStore bodies(String bucket) {
        return new LazyBodyStore(() ->
                new S3BodyStore(clients.configure(S3Client.builder(), Service.S3).build(), bucket));
    }

    EntityStore store(String table, Pause pause) {
        return new DynamoEntityStore(
                clients.configure(DynamoDbClient.builder(), Service.DYNAMODB).build(),
                table,
                pause);
    }

    StatisticsSink statistics(String table, RandomGenerator random) {
        AwsClients once = brief.tryingOnce();
        return new DynamoStatistics(
                once.configure(DynamoDbClient.builder(), Service.DYNAMODB).build(), table, random);
    }

    SqsClient sqs() {
        return clients.configure(SqsClient.builder(), Service.SQS).build();
    }

    SqsClient sqsForHiding() {
        return brief.configure(SqsClient.builder(), Service.SQS).build();
    }
}
