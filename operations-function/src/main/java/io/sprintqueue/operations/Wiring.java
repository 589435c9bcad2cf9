package io.sprintqueue.operations;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.Lazy;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.lanes.BodyStore;
import io.sprintqueue.lanes.LazyBodyStore;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.lanes.RejectionReader;
import io.sprintqueue.lanes.S3BodyStore;
import io.sprintqueue.lanes.S3Rejections;
import io.sprintqueue.lanes.SqsLaneSender;
import io.sprintqueue.lanes.SqsLaneStatuses;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.dynamodb.DynamoQueueReader;
import io.sprintqueue.store.dynamodb.DynamoStatistics;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Puts the operations API together.
final class Wiring {
    /// The function has 10 seconds. Health asks everything side by side; any other answer needs a
    /// few calls in a row, a replay four at most, of which at most the last one hangs.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private Wiring() {}

    /// What the handler needs.
    record Wired(Operations operations, Access access) {}

    /// What the environment says.
    ///
    /// @param queues the address of each lane
    /// @param deadLetterQueues the address of the dead-letter queue of each lane
    private record Addresses(
            String table,
            String statisticsTable,
            String bucket,
            String secret,
            Map<Lane, String> queues,
            Map<Lane, String> deadLetterQueues) {
        static Addresses of(Environment environment) {
            return new Addresses(
                    environment.text("TABLE_NAME"),
                    environment.text("STATISTICS_TABLE_NAME"),
                    environment.text("BODY_BUCKET"),
                    environment.text("SECRET_ID"),
                    Map.of(
                            Lane.INTERACTIVE, environment.url("INTERACTIVE_QUEUE_URL"),
                            Lane.BULK, environment.url("BULK_QUEUE_URL")),
                    Map.of(
                            Lane.INTERACTIVE, environment.url("INTERACTIVE_DLQ_URL"),
                            Lane.BULK, environment.url("BULK_DLQ_URL")));
        }
    }

    static Wired operations(Map<String, String> variables, InstantSource clock) {
        var environment = new Environment(variables);
        var addresses = Addresses.of(environment);
        Access access = Access.of(environment.oneOf("ACCESS", "iam", "local"));
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        var clients = new AwsClients(variables, CALL_TIMEOUT);
        DynamoDbClient dynamoDb =
                clients.configure(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB).build();
        SqsClient sqs = clients.configure(SqsClient.builder(), AwsClients.Service.SQS).build();
        var lanes = new SqsLaneStatuses(sqs, addresses.queues(), addresses.deadLetterQueues());
        Lazy<S3Client> s3 = s3(clients);
        var random = new SecureRandom();
        var reader =
                new DynamoQueueReader(dynamoDb, addresses.table(), clock, Pause.jittered(random));
        var statistics = new DynamoStatistics(dynamoDb, addresses.statisticsTable());
        RejectionReader rejections = rejections(s3, addresses.bucket());
        var look =
                new HealthLook(
                        reader,
                        statistics,
                        lanes,
                        rejections,
                        secretProbe(clients, addresses.secret()),
                        configuration.health(),
                        clock);
        BodyStore bodies = new LazyBodyStore(() -> new S3BodyStore(s3.get(), addresses.bucket()));
        var sender = new SqsLaneSender(sqs, new MessageCodec(bodies), addresses.queues());
        return new Wired(
                new Operations(
                        new Health(look, clock),
                        new Stats(statistics, rejections, lanes, clock),
                        new Items(reader),
                        new SprintQueues(reader),
                        new Events(reader),
                        new Replays(reader, bodies, sender, configuration),
                        new Settings(configuration, environment.warnings())),
                access);
    }

    private static Lazy<S3Client> s3(AwsClients clients) {
        return new Lazy<>(
                () -> clients.configure(S3Client.builder(), AwsClients.Service.S3).build());
    }

    private static RejectionReader rejections(Lazy<S3Client> s3, String bucket) {
        return (from, to) -> new S3Rejections(s3.get(), bucket).between(from, to);
    }

    /// Asks about the secret, never for it.
    private static Runnable secretProbe(AwsClients clients, String secretId) {
        Lazy<SecretsManagerClient> secrets =
                new Lazy<>(() ->
                        clients.configure(
                                        SecretsManagerClient.builder(),
                                        AwsClients.Service.SECRETS_MANAGER)
                                .build());
        return () -> secrets.get().describeSecret(request -> request.secretId(secretId));
    }
}
