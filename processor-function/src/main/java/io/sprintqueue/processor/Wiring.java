package io.sprintqueue.processor;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.aws.Restorable;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.SqsVisibility;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.StatisticsSink;

import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Wires the processor.
///
/// @param decoder reads the messages
/// @param processor processes what was read
/// @param retries sees to what failed
/// @param reporter tells how it went
/// @param clock the time
/// @param bulkLane the URL of the bulk lane; all other messages are of the interactive lane
record Wiring(
        Decoder decoder,
        BatchProcessor processor,
        Retries retries,
        BatchReporter reporter,
        InstantSource clock,
        String bulkLane) {
    /// The function around SnapStart's image: primed before it, and connected again after it.
    ///
    /// @param warmUp of what priming does not reach
    /// @throws IllegalStateException which lists every problem of the environment
    static Restorable<Wiring> restorable(
            Supplier<Map<String, String>> environment, InstantSource clock, Runnable warmUp) {
        return Restorable.of(
                () -> fromEnvironment(environment.get(), clock, Transport.HTTP),
                () -> {
                    warmUp.run();
                    Priming.run(environment.get(), clock);
                },
                _ -> {});
    }

    /// Has the SDK run a call on its own responses. For the HTTP client it requests a page from
    /// AWS's STS, which needs no permission and does nothing.
    static void warmUpClients() {
        SdkWarmUp.warmUp(DynamoDbClient.class, SqsClient.class);
    }

    static Wiring fromEnvironment(
            Map<String, String> variables, InstantSource clock, Transport transport) {
        return of(variables, Clients.of(variables, transport), clock);
    }

    /// Reads the process's environment whole.
    ///
    /// @throws IllegalStateException which lists every problem
    static Wiring of(Map<String, String> variables, Clients clients, InstantSource clock) {
        var environment = new Environment(variables);
        String table = environment.text("TABLE_NAME");
        String statisticsTable = environment.text("STATISTICS_TABLE_NAME");
        String bucket = environment.text("BODY_BUCKET");
        String interactive = environment.url("INTERACTIVE_QUEUE_URL");
        String bulk = environment.url("BULK_QUEUE_URL");
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        var random = new SecureRandom();
        Pause pause = Pause.jittered(random);
        Supplier<String> writers = () -> UUID.randomUUID().toString();
        BodyStore bodies = clients.bodies(bucket);
        var codec = new MessageCodec(bodies);
        EntityStore store = clients.store(table, pause);
        var fold = new Fold(configuration, bodies);
        var groups = new GroupProcessor(store, fold, clock, pause, writers);
        var retries =
                new Retries(
                        Backoff.of(configuration.retry()),
                        new SqsVisibility(
                                clients.sqsForHiding().get(),
                                new QueueUrls(List.of(interactive, bulk))),
                        new RetryingRecords(store, codec, clock, writers),
                        random);
        StatisticsSink statistics = clients.statistics(statisticsTable, writers.get(), random);
        BatchReporter reporter = reporter(variables, configuration, codec, statistics, clock);
        SideBySide sideBySide = SideBySide.onVirtualThreads();
        return new Wiring(
                new Decoder(codec, sideBySide, clock),
                new BatchProcessor(store, groups, sideBySide),
                retries,
                reporter,
                clock,
                bulk);
    }

    private static BatchReporter reporter(
            Map<String, String> variables,
            Configuration configuration,
            MessageCodec codec,
            StatisticsSink statistics,
            InstantSource clock) {
        Optional<MetricWriter> metrics = EmbeddedMetrics.from(variables, clock);
        return new StatisticsReporter(
                metrics.<BatchReporter>map(known -> new MeasuringReporter(known, configuration))
                        .orElseGet(LoggingReporter::new),
                new BatchStatistics(codec),
                new Counting(statistics, Counting.sink(metrics)));
    }
}
