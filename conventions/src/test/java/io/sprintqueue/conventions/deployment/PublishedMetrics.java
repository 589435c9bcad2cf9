package io.sprintqueue.conventions.deployment;

import java.util.Map;
import java.util.Set;

/// The metrics of AWS's that the template may name, with the sets of dimensions they have. Each was
/// looked up in AWS's documentation in November 2026; nothing else notices a wrong name.
final class PublishedMetrics {
    /// "Working with metrics for HTTP APIs": lower case, other than for REST APIs.
    private static final Map<String, Set<Set<String>>> API =
            Map.of(
                    "5xx", Set.of(Set.of("ApiId")),
                    "4xx", Set.of(Set.of("ApiId")),
                    "Count", Set.of(Set.of("ApiId")));

    /// "Types of metrics for Lambda functions". Without a dimension they are of the account, and
    /// there `ConcurrentExecutions` is the one that Service Quotas knows the quota of.
    private static final Map<String, Set<Set<String>>> LAMBDA =
            Map.of(
                    "Invocations", Set.of(Set.of("FunctionName")),
                    "Errors", Set.of(Set.of("FunctionName")),
                    "Throttles", Set.of(Set.of("FunctionName")),
                    "Duration", Set.of(Set.of("FunctionName")),
                    "ConcurrentExecutions", Set.of(Set.of("FunctionName"), Set.of()),
                    "ClaimedAccountConcurrency", Set.of(Set.of()));

    /// "Available CloudWatch metrics for Amazon SQS".
    private static final Map<String, Set<Set<String>>> SQS =
            Map.of(
                    "ApproximateAgeOfOldestMessage", Set.of(Set.of("QueueName")),
                    "ApproximateNumberOfMessagesVisible", Set.of(Set.of("QueueName")),
                    "ApproximateNumberOfMessagesNotVisible", Set.of(Set.of("QueueName")),
                    "NumberOfMessagesSent", Set.of(Set.of("QueueName")));

    private static final Set<Set<String>> OF_TABLE_OR_INDEX =
            Set.of(Set.of("TableName"), Set.of("TableName", "GlobalSecondaryIndexName"));

    /// "DynamoDB metrics and dimensions". Those of a table leave out its indexes.
    private static final Map<String, Set<Set<String>>> DYNAMODB =
            Map.of(
                    "ReadThrottleEvents", OF_TABLE_OR_INDEX,
                    "WriteThrottleEvents", OF_TABLE_OR_INDEX,
                    "ConsumedReadCapacityUnits", OF_TABLE_OR_INDEX,
                    "ConsumedWriteCapacityUnits", OF_TABLE_OR_INDEX);

    static final Map<String, Map<String, Set<Set<String>>>> BY_NAMESPACE =
            Map.of(
                    "AWS/ApiGateway", API,
                    "AWS/Lambda", LAMBDA,
                    "AWS/SQS", SQS,
                    "AWS/DynamoDB", DYNAMODB);

    private PublishedMetrics() {}
}
