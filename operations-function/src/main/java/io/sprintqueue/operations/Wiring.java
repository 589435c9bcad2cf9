package io.sprintqueue.operations;

import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneDepths;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.RejectionReader;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.messaging.S3Rejections;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.dynamodb.DynamoCells;
import io.sprintqueue.store.dynamodb.DynamoIndexRows;
import io.sprintqueue.store.dynamodb.DynamoQueueReader;
import io.sprintqueue.store.dynamodb.DynamoStatistics;
import io.sprintqueue.store.dynamodb.DynamoStories;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.IndexProgress;
import io.sprintqueue.store.sync.SyncStandings;
import io.sprintqueue.store.sync.SyncedSites;

import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Wires the operations API.
final class Wiring {
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
            String syncTable,
            String bucket,
            String secret,
            Map<Lane, String> queues,
            Map<Lane, String> deadLetterQueues) {
        static Addresses of(Environment environment) {
            return new Addresses(
                    environment.text("TABLE_NAME"),
                    environment.text("STATISTICS_TABLE_NAME"),
                    environment.text("SYNC_TABLE_NAME"),
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

    /// A handler's part around SnapStart's image: it is primed before, and made again after.
    ///
    /// @param part what the handler makes of the API
    /// @param primer goes the way of its invocations, on stand-ins for the clients
    /// @param warmUp of what priming does not reach
    /// @throws IllegalStateException which lists every problem of the environment
    static <T> SnapStartResource<T> snapStartResource(
            Supplier<Map<String, String>> environment,
            Function<Wired, T> part,
            InstantSource clock,
            Consumer<Wired> primer,
            Runnable warmUp) {
        return SnapStartResource.of(
                () -> part.apply(operations(environment.get(), clock, Transport.HTTP)),
                () -> {
                    warmUp.run();
                    primer.accept(unconnected(environment.get(), clock));
                },
                _ -> {});
    }

    /// Has the SDK run a call on its own responses. For the HTTP client it requests a page from
    /// AWS's STS, which needs no permission and does nothing.
    static void warmUpClients() {
        SdkWarmUp.warmUp(
                DynamoDbClient.class, SqsClient.class, S3Client.class, SecretsManagerClient.class);
    }

    static Wired operations(
            Map<String, String> variables, InstantSource clock, Transport transport) {
        return of(variables, Clients.of(variables, transport), clock);
    }

    /// The API without any connection.
    static Wired unconnected(Map<String, String> variables, InstantSource clock) {
        return of(variables, Clients.rehearsing(), clock);
    }

    private static Wired of(Map<String, String> variables, Clients clients, InstantSource clock) {
        var environment = new Environment(variables);
        var addresses = Addresses.of(environment);
        Access access = Access.of(environment.oneOf("ACCESS", "iam", "local"));
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        DynamoDbClient dynamoDb = clients.dynamoDb().get();
        SqsClient sqs = clients.sqs().get();
        var lanes = LaneDepths.of(sqs, addresses.queues(), addresses.deadLetterQueues());
        Pause pause = Pause.jittered(new SecureRandom());
        var reader = new DynamoQueueReader(dynamoDb, addresses.table(), clock, pause);
        var stories = new DynamoStories(dynamoDb, addresses.table(), clock, pause);
        var statistics = new DynamoStatistics(dynamoDb, addresses.statisticsTable());
        var cells = new DynamoCells(dynamoDb, addresses.syncTable());
        RejectionReader rejections = rejections(clients.s3(), addresses.bucket());
        var look =
                new HealthLook(
                        reader,
                        statistics,
                        lanes,
                        rejections,
                        secretProbe(clients.secrets(), addresses.secret()),
                        new SyncStandings(cells, configuration.sync().cadences()),
                        configuration.health(),
                        clock);
        BodyStore bodies = bodies(clients.s3(), addresses.bucket());
        var sender = new SqsLaneSender(sqs, new MessageCodec(bodies), addresses.queues());
        return new Wired(
                new Operations(
                        new Health(new PatientLooks(look::within), clock),
                        new Stats(statistics, rejections, lanes, clock),
                        new Reports(reader, stories, clock),
                        queue(reader, cells, configuration, clock),
                        migrations(dynamoDb, addresses.table(), cells),
                        new Replays(reader, bodies, sender, configuration),
                        new Syncs(cells, configuration, clock),
                        new SyncDiffs(reader, configuration, clock),
                        new Settings(configuration, environment.warnings())),
                access);
    }

    /// What readers of the queue request.
    private static Endpoints queue(
            QueueReader reader, Cells cells, Configuration configuration, InstantSource clock) {
        var recent = new RecentLists(clock);
        var links = new JiraLinks(configuration);
        IndexProgress progress = progress(cells);
        return Endpoints.of(
                new Items(reader, configuration),
                new Events(reader, configuration),
                new SprintQueues(reader, links, recent, clock),
                new Backlogs(reader, links, recent, progress, clock),
                new SprintLists(reader, progress),
                new ProjectLists(reader, progress),
                new Sites(configuration, new SyncedSites(cells)));
    }

    private static Migrations migrations(DynamoDbClient dynamoDb, String table, Cells cells) {
        return new Migrations(new DynamoIndexRows(dynamoDb, table), progress(cells));
    }

    private static IndexProgress progress(Cells cells) {
        return new IndexProgress(cells, DynamoQueueReader.INDEX_VERSION);
    }

    private static BodyStore bodies(Supplier<S3Client> s3, String bucket) {
        return new LazyBodyStore(() -> new S3BodyStore(s3.get(), bucket));
    }

    private static RejectionReader rejections(Supplier<S3Client> s3, String bucket) {
        return (from, to) -> new S3Rejections(s3.get(), bucket).between(from, to);
    }

    /// Checks the secret without reading its value.
    private static Runnable secretProbe(Supplier<SecretsManagerClient> secrets, String secretId) {
        return () -> secrets.get().describeSecret(request -> request.secretId(secretId));
    }
}
