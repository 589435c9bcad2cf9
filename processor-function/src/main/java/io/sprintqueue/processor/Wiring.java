package io.sprintqueue.processor;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.SqsFetchQueue;
import io.sprintqueue.messaging.SqsVisibilityTimeouts;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.StatisticsSink;

import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Wires the processor.
///
/// @param decoder reads the messages
/// @param processor processes what was read
/// @param failedMessages handles what failed
/// @param reporters tell how it went, one after the other
/// @param clock the time
/// @param bulkLane the URL of the bulk lane; all other messages are of the interactive lane
record Wiring(
        Decoder decoder,
        BatchProcessor processor,
        FailedMessages failedMessages,
        List<BatchReporter> reporters,
        InstantSource clock,
        String bulkLane) {
    Wiring {
        reporters = List.copyOf(reporters);
    }

    /// The function around SnapStart's image: primed before it, and connected again after it.
    ///
    /// @param warmUp of what priming does not reach
    /// @throws IllegalStateException which lists every problem of the environment
    static SnapStartResource<Wiring> snapStartResource(
            Supplier<Map<String, String>> environment, InstantSource clock, Runnable warmUp) {
        return SnapStartResource.of(
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
        Optional<String> fetchQueue = fetchQueue(environment, configuration);
        environment.complete();
        var random = new SecureRandom();
        Pause pause = Pause.jittered(random);
        Supplier<String> attemptIds = () -> UUID.randomUUID().toString();
        BodyStore bodies = clients.bodies(bucket);
        var codec = new MessageCodec(bodies);
        EntityStore store = clients.store(table, pause);
        SqsClient brief = clients.sqsForHiding().get();
        var fold = new Fold(configuration);
        var groups = new GroupProcessor(store, fold, bodies, clock, pause, attemptIds);
        var failedMessages =
                new FailedMessages(
                        Backoff.of(configuration.retry()),
                        new SqsVisibilityTimeouts(brief, new QueueUrls(List.of(interactive, bulk))),
                        new RetryingRecords(store, codec, clock, attemptIds),
                        random);
        StatisticsSink statistics = clients.statistics(statisticsTable, attemptIds.get(), random);
        var reporters = reporters(variables, configuration, codec, statistics, clock);
        fetchQueue.ifPresent(
                url -> reporters.add(new FetchReporter(new SqsFetchQueue(brief, url))));
        ParallelGroups parallel = ParallelGroups.onVirtualThreads();
        return new Wiring(
                new Decoder(codec, parallel, clock),
                new BatchProcessor(store, groups, parallel),
                failedMessages,
                reporters,
                clock,
                bulk);
    }

    /// Nothing is asked for where no site has credentials to read with. The processor may not look,
    /// so the configuration says it, and on one machine the variable.
    private static Optional<String> fetchQueue(
            Environment environment, Configuration configuration) {
        String url = environment.url("FETCH_QUEUE_URL");
        boolean here = environment.oneOf("FETCH_ON_DEMAND", "false", "true").equals("true");
        return here || configuration.sync().fetchOnDemand() ? Optional.of(url) : Optional.empty();
    }

    private static List<BatchReporter> reporters(
            Map<String, String> variables,
            Configuration configuration,
            MessageCodec codec,
            StatisticsSink statistics,
            InstantSource clock) {
        Optional<MetricWriter> metrics = EmbeddedMetrics.from(variables, clock);
        var reporters = new ArrayList<BatchReporter>();
        reporters.add(new LoggingReporter());
        metrics.ifPresent(known -> reporters.add(new MeasuringReporter(known, configuration)));
        reporters.add(
                new StatisticsReporter(
                        new BatchStatistics(codec),
                        new Counting(statistics, Counting.sink(metrics))));
        return reporters;
    }
}
