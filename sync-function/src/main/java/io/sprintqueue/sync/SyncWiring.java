package io.sprintqueue.sync;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.messaging.SqsFetchQueue;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.dynamodb.DynamoCells;
import io.sprintqueue.store.dynamodb.DynamoEntityStore;
import io.sprintqueue.store.dynamodb.DynamoHeldIssues;
import io.sprintqueue.store.dynamodb.DynamoQueueReader;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Puts sync together.
final class SyncWiring {
    /// More messages than these are enough for the lanes to do: people go before copies.
    private static final int BULK_MAX = 2_000;

    private static final int INTERACTIVE_MAX = 500;

    /// So many seconds' requests may be made at once.
    private static final int BURST_SECONDS = 4;

    private SyncWiring() {}

    /// @throws IllegalStateException which lists every problem of the environment
    static SyncRun of(Map<String, String> variables, InstantSource clock, Transport transport) {
        var environment = new Environment(variables);
        String table = environment.text("TABLE_NAME");
        String syncTable = environment.text("SYNC_TABLE_NAME");
        String bucket = environment.text("BODY_BUCKET");
        String interactive = environment.url("INTERACTIVE_QUEUE_URL");
        String bulk = environment.url("BULK_QUEUE_URL");
        String fetch = environment.url("FETCH_QUEUE_URL");
        String secretId = environment.text("CREDENTIALS_SECRET_ID");
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        SyncClients clients = SyncClients.of(variables, transport);
        DynamoDbClient dynamoDb = clients.dynamoDb();
        SqsClient sqs = clients.sqs();
        var random = new SecureRandom();
        Pause pause = Pause.jittered(random);
        return new SyncRun(
                configuration,
                clients.credentials(secretId),
                JiraSites::open,
                new DynamoCells(dynamoDb, syncTable),
                new DynamoEntityStore(dynamoDb, table, pause),
                new DynamoQueueReader(dynamoDb, table, clock, pause),
                new DynamoHeldIssues(dynamoDb, table),
                new SqsLaneSender(
                        sqs,
                        new MessageCodec(clients.bodies(bucket)),
                        Map.of(Lane.INTERACTIVE, interactive, Lane.BULK, bulk)),
                new SqsFetchQueue(sqs, fetch),
                busy(sqs, interactive, bulk),
                rate(configuration.sync()),
                clock,
                SyncWiring::pause,
                random,
                Workers::threads);
    }

    static HostBudget.Rate rate(Configuration.Sync sync) {
        int perSecond = sync.requestsPerSecond();
        return new HostBudget.Rate(perSecond, perSecond * BURST_SECONDS);
    }

    static Optional<SliceMetrics> metrics(
            Map<String, String> variables, InstantSource clock, Configuration configuration) {
        return EmbeddedMetrics.from(variables, clock)
                .map(known -> new SliceMetrics(known, configuration));
    }

    private static BooleanSupplier busy(SqsClient sqs, String interactive, String bulk) {
        return () ->
                QueueDepth.of(sqs, bulk).visible() > BULK_MAX
                        || QueueDepth.of(sqs, interactive).visible() > INTERACTIVE_MAX;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
