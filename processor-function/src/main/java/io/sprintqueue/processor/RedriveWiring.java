package io.sprintqueue.processor;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.Environment;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.SqsDeadLetterSender;
import io.sprintqueue.messaging.SqsVisibilityTimeouts;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.StatisticsSink;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Wires the redrive.
///
/// @param redrive does what is next for each message
/// @param reporters tell how it went, one after the other
/// @param clock the time
/// @param bulkDeadLetters the URL of the bulk lane's dead-letter queue; the other one is of the
/// interactive lane
record RedriveWiring(
        Redrive redrive,
        List<RedriveReporter> reporters,
        InstantSource clock,
        String bulkDeadLetters) {
    RedriveWiring {
        reporters = List.copyOf(reporters);
    }

    /// Reads the process's environment whole.
    ///
    /// @throws IllegalStateException which lists every problem
    static RedriveWiring fromEnvironment(
            Map<String, String> variables, InstantSource clock, Transport transport) {
        var environment = new Environment(variables);
        String table = environment.text("TABLE_NAME");
        String statisticsTable = environment.text("STATISTICS_TABLE_NAME");
        String bucket = environment.text("BODY_BUCKET");
        String bulkLane = environment.url("BULK_QUEUE_URL");
        String bulkDeadLetters = environment.url("BULK_DLQ_URL");
        String deadLetters = environment.url("INTERACTIVE_DLQ_URL");
        Configuration configuration = environment.configuration("CONFIG_FILE");
        environment.complete();
        var clients = Clients.of(variables, transport);
        var random = new SecureRandom();
        var queues = new QueueUrls(List.of(deadLetters, bulkDeadLetters));
        BodyStore bodies = clients.bodies(bucket);
        var codec = new MessageCodec(bodies);
        var deadEvents =
                new DeadEventRecorder(
                        clients.store(table, Pause.jittered(random)),
                        codec,
                        bodies,
                        clock,
                        () -> UUID.randomUUID().toString());
        var redrive =
                new Redrive(
                        configuration.retry(),
                        codec,
                        new SqsDeadLetterSender(clients.sqs().get(), queues, bulkLane),
                        deadEvents,
                        new SqsVisibilityTimeouts(clients.sqsForHiding().get(), queues),
                        clock,
                        random);
        StatisticsSink statistics =
                clients.statistics(statisticsTable, UUID.randomUUID().toString(), random);
        return new RedriveWiring(
                redrive,
                reporters(variables, configuration, statistics, clock),
                clock,
                bulkDeadLetters);
    }

    private static List<RedriveReporter> reporters(
            Map<String, String> variables,
            Configuration configuration,
            StatisticsSink statistics,
            InstantSource clock) {
        Optional<MetricWriter> metrics = EmbeddedMetrics.from(variables, clock);
        var reporters = new ArrayList<RedriveReporter>();
        reporters.add(new LoggingRedriveReporter());
        metrics.ifPresent(
                known -> reporters.add(new MeasuringRedriveReporter(known, configuration)));
        var counting = new Counting(statistics, Counting.sink(metrics));
        reporters.add(new StatisticsRedriveReporter(counting, clock));
        return reporters;
    }
}
