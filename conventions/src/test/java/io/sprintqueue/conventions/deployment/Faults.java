package io.sprintqueue.conventions.deployment;

import io.sprintqueue.core.delivery.Lane;

import java.util.Map;
import java.util.TreeMap;

/// For each alarm the smallest fault that it is for, from minute [#START] on.
final class Faults {
    static final int START = 1_500;

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private Faults() {}

    static Map<String, Telemetry> byAlarm() {
        var faults = new TreeMap<>(ofDeliveries());
        faults.putAll(ofEvents());
        faults.putAll(ofSync());
        faults.putAll(ofFunctions());
        faults.putAll(ofTheAccount());
        return faults;
    }

    private static Map<String, Telemetry> ofDeliveries() {
        return Map.of(
                "ApiFailing",
                steady(aws("ApiGateway", "5xx", "ApiId", "HttpApi"), 15, 1, 2)
                        .put(aws("ApiGateway", "Count", "ApiId", "HttpApi"), 0, 3_000, 1, 5),
                "DeliveriesRefused",
                steady(Metric.ours("rejected"), 15, 5, 1),
                "RefusedForAnHour",
                steady(Metric.ours("rejected"), HOUR, 20, 1),
                "RefusedForADay",
                steady(Metric.ours("rejected"), DAY, 8 * HOUR, 1),
                "RefusedForAWeek",
                steady(Metric.ours("rejected"), 3 * DAY, DAY, 1),
                "RefusedRepeatedly",
                steady(Metric.ours("rejected"), 12 * HOUR, 4 * HOUR, 1)
                        .put(Metric.ours("accepted"), 0, 5_000, 1, 1),
                "RejectedSurge",
                steady(Metric.ours("rejected"), 5, 1, 30),
                "UnknownUserAgents",
                steady(Metric.ours("unknownUserAgent"), 1, 1, 1),
                "ThrottledAtTheEdge",
                steady(Metric.ours("throttledAtTheEdge"), 10, 5, 1),
                "NoDeliveries",
                new Telemetry()
                        .put(Metric.ours("accepted"), -DAY, START, 30, 1)
                        .put(Metric.ours("accepted"), START + 2 * DAY, START + 11 * DAY, 30, 1));
    }

    private static Map<String, Telemetry> ofSync() {
        return Map.of(
                "SyncStuck",
                steady(Metric.ours("syncFailed"), 2 * HOUR, 10, 1),
                "SyncBehind",
                steady(Metric.ours("syncBehind"), HOUR, 1, 1),
                "WebhooksSilent",
                steady(Metric.ours("webhooksSilent"), 15, 15, 1),
                "SyncContradicted",
                steady(Metric.ours("contradictionsStand"), 2 * HOUR, 15, 1),
                "FetchDeadLetters",
                steady(waiting("FetchDeadLetterQueue"), 2 * HOUR, 1, 1));
    }

    private static Map<String, Telemetry> ofEvents() {
        return Map.of(
                "DeadEvents",
                steady(Metric.ours("dead"), 1, 1, 1),
                "FreshnessLow",
                steady(Metric.ours("freshness", Lane.INTERACTIVE), 15, 1, 400_000),
                "LaneStalled",
                steady(oldest("InteractiveLane"), 6, 1, 301),
                "DeadLetters",
                steady(Metric.ours("deadLetterStamped"), 1, 1, 1),
                "DeadLettersGrowing",
                steady(Metric.ours("deadLetterStamped"), 3, 1, 1),
                "DeadLetterUnreadable",
                steady(Metric.ours("deadLetterUnreadable"), 15, 15, 1),
                "RedriveStalled",
                steady(oldest("BulkLaneDeadLetterQueue"), 3 * HOUR, 1, 46_801),
                "ProcessorRetrying",
                steady(Metric.ours("retried"), 3, 1, 3));
    }

    private static Map<String, Telemetry> ofFunctions() {
        var faults = new TreeMap<String, Telemetry>();
        for (String name :
                new String[] {"Ingest", "Processor", "Redrive", "Sync", "Operations", "Console"}) {
            String function = name + "Function";
            int slow = name.equals("Sync") ? 175_000 : 60_000;
            faults.put(
                    name + "Failing",
                    steady(aws("Lambda", "Throttles", "FunctionName", function), 2, 1, 1));
            faults.put(
                    name + "Slow",
                    steady(aws("Lambda", "Duration", "FunctionName", function), 15, 1, slow));
        }
        faults.put(
                "IngestUnavailable",
                steady(Metric.ours("unavailable"), 3, 1, 3)
                        .put(Metric.ours("rejected"), START, START + 3, 1, 3));
        faults.put("SecretsStale", steady(Metric.ours("secretsStale"), 10, 5, 1));
        return faults;
    }

    private static Map<String, Telemetry> ofTheAccount() {
        return Map.of(
                "ConcurrencyHigh",
                steady(accountWide("ClaimedAccountConcurrency"), 3, 1, 900)
                        .put(accountWide("ConcurrentExecutions"), START, START + 3, 1, 900),
                "TablesThrottled",
                steady(aws("DynamoDB", "WriteThrottleEvents", "TableName", "QueueTable"), 10, 5, 1),
                "CostHigh",
                steady(aws("ApiGateway", "Count", "ApiId", "HttpApi"), HOUR, 1, 100_000));
    }

    /// Every so many minutes, from the start on.
    private static Telemetry steady(Metric metric, int minutes, int every, double value) {
        return new Telemetry().put(metric, START, START + minutes, every, value);
    }

    static Metric oldest(String queue) {
        return aws("SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue + ".QueueName");
    }

    private static Metric waiting(String queue) {
        return aws("SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue + ".QueueName");
    }

    static Metric accountWide(String name) {
        return new Metric("AWS/Lambda", name, Map.of());
    }

    private static Metric aws(String namespace, String name, String dimension, String value) {
        return Metric.aws(namespace, name, dimension, value);
    }
}
