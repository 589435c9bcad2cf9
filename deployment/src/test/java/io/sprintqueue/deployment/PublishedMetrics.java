package io.sprintqueue.deployment;

import java.util.Map;
import java.util.Set;

/// The metrics of AWS's that the template may name, with the dimensions it names them by. Each was
/// looked up in AWS's documentation in November 2026; nothing else notices a wrong name.
final class PublishedMetrics {
    /// "Working with metrics for HTTP APIs": lower case, other than for REST APIs.
    private static final Map<String, Set<String>> API =
            Map.of("5xx", Set.of("ApiId"), "4xx", Set.of("ApiId"), "Count", Set.of("ApiId"));

    /// "Types of metrics for Lambda functions". The last one is of the account.
    private static final Map<String, Set<String>> LAMBDA =
            Map.of(
                    "Invocations", Set.of("FunctionName"),
                    "Errors", Set.of("FunctionName"),
                    "Throttles", Set.of("FunctionName"),
                    "Duration", Set.of("FunctionName"),
                    "ConcurrentExecutions", Set.of("FunctionName"),
                    "ClaimedAccountConcurrency", Set.of());

    /// "Available CloudWatch metrics for Amazon SQS".
    private static final Map<String, Set<String>> SQS =
            Map.of(
                    "ApproximateAgeOfOldestMessage", Set.of("QueueName"),
                    "ApproximateNumberOfMessagesVisible", Set.of("QueueName"),
                    "ApproximateNumberOfMessagesNotVisible", Set.of("QueueName"),
                    "NumberOfMessagesSent", Set.of("QueueName"));

    /// "DynamoDB metrics and dimensions".
    private static final Map<String, Set<String>> DYNAMODB =
            Map.of(
                    "ReadThrottleEvents", Set.of("TableName"),
                    "WriteThrottleEvents", Set.of("TableName"),
                    "ConsumedReadCapacityUnits", Set.of("TableName"),
                    "ConsumedWriteCapacityUnits", Set.of("TableName"));

    static final Map<String, Map<String, Set<String>>> BY_NAMESPACE =
            Map.of(
                    "AWS/ApiGateway", API,
                    "AWS/Lambda", LAMBDA,
                    "AWS/SQS", SQS,
                    "AWS/DynamoDB", DYNAMODB);

    private PublishedMetrics() {}
}
