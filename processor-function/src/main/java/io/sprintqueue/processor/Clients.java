package io.sprintqueue.processor;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.StatisticsSink;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;
import io.sprintqueue.store.dynamodb.DynamoStatisticsWriter;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What both functions of this module reach, each client made when it is requested.
///
/// @param table reaches the table for what must not fail
/// @param counting reaches it for statistics
/// @param sqs sends
/// @param sqsForHiding hides what failed, and asks for issues to be read
/// @param s3 reaches large bodies
record Clients(
        Supplier<DynamoDbClient> table,
        Supplier<DynamoDbClient> counting,
        Supplier<SqsClient> sqs,
        Supplier<SqsClient> sqsForHiding,
        Supplier<S3Client> s3) {
    /// A longer call is abandoned, so that the batch can still be reported in time.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    /// Hiding, counting and asking are best effort, and not worth much of the time.
    private static final Duration BEST_EFFORT_TIMEOUT = Duration.ofSeconds(1);

    static Clients of(Map<String, String> environment, Transport transport) {
        var clients = new AwsClients(environment, CALL_TIMEOUT, transport);
        var brief = new AwsClients(environment, BEST_EFFORT_TIMEOUT, transport);
        return new Clients(
                () -> dynamoDb(clients),
                () -> dynamoDb(brief),
                () -> clients.client(SqsClient.builder(), Service.SQS),
                () -> brief.client(SqsClient.builder(), Service.SQS),
                () -> clients.client(S3Client.builder(), Service.S3));
    }

    BodyStore bodies(String bucket) {
        return new LazyBodyStore(() -> new S3BodyStore(s3.get(), bucket));
    }

    EntityStore store(String tableName, Pause pause) {
        return new DynamoEntityStore(table.get(), tableName, pause);
    }

    /// @param writer a name that no other process has
    StatisticsSink statistics(String tableName, String writer, RandomGenerator random) {
        return new DynamoStatisticsWriter(counting.get(), tableName, writer, random);
    }

    private static DynamoDbClient dynamoDb(AwsClients clients) {
        return clients.client(DynamoDbClient.builder(), Service.DYNAMODB);
    }
}
