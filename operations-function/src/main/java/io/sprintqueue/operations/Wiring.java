package io.sprintqueue.operations;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lanes.QueueDepth;
import io.sprintqueue.operations.Health.Check;
import io.sprintqueue.operations.Health.Status;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.dynamodb.DynamoQueueReader;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Puts the operations API together.
final class Wiring {
    /// The function has 10 seconds. Health asks everything side by side; any other answer needs a
    /// few calls in a row, of which at most the last one hangs.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    /// Nobody's entity: reading it shows that the table answers.
    private static final EntityKey PROBE = new EntityKey(Site.DEFAULT, Entity.project("0"));

    private Wiring() {}

    /// What the handler needs.
    record Wired(Operations operations, Access access) {}

    static Wired operations(Map<String, String> variables, InstantSource clock) {
        var environment = new Environment(variables);
        String table = environment.text("TABLE_NAME");
        String interactive = environment.url("INTERACTIVE_QUEUE_URL");
        String bulk = environment.url("BULK_QUEUE_URL");
        String interactiveDeadLetters = environment.url("INTERACTIVE_DLQ_URL");
        String bulkDeadLetters = environment.url("BULK_DLQ_URL");
        Access access = Access.of(environment.oneOf("ACCESS", "iam", "local"));
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        var clients = new AwsClients(variables, CALL_TIMEOUT);
        DynamoDbClient dynamoDb =
                clients.configure(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB).build();
        SqsClient sqs = clients.configure(SqsClient.builder(), AwsClients.Service.SQS).build();
        var reader =
                new DynamoQueueReader(dynamoDb, table, clock, Pause.jittered(new SecureRandom()));
        var health =
                new Health(
                        List.of(
                                table(reader),
                                lane("interactive lane", sqs, interactive),
                                lane("bulk lane", sqs, bulk),
                                deadLetters("interactive DLQ", sqs, interactiveDeadLetters),
                                deadLetters("bulk DLQ", sqs, bulkDeadLetters)),
                        clock);
        var settings = new Settings(configuration, environment.warnings());
        return new Wired(
                new Operations(
                        health,
                        new Items(reader),
                        new SprintQueues(reader),
                        new Events(reader),
                        settings),
                access);
    }

    private static Check table(QueueReader reader) {
        return new Check(
                "queue table",
                () -> {
                    reader.state(PROBE);
                    return Status.OK;
                });
    }

    private static Check lane(String name, SqsClient sqs, String queueUrl) {
        return new Check(
                name,
                () -> {
                    QueueDepth.of(sqs, queueUrl);
                    return Status.OK;
                });
    }

    private static Check deadLetters(String name, SqsClient sqs, String queueUrl) {
        return new Check(
                name,
                () -> QueueDepth.of(sqs, queueUrl).visible() == 0 ? Status.OK : Status.DEGRADED);
    }
}
