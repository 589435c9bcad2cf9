package io.sprintqueue.operations;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Lazy;
import io.sprintqueue.aws.StubHttpClient;
import io.sprintqueue.aws.Transport;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// What the operations API reaches, each client made when it is first requested.
record Clients(
        Supplier<DynamoDbClient> dynamoDb,
        Supplier<SqsClient> sqs,
        Supplier<S3Client> s3,
        Supplier<SecretsManagerClient> secrets) {
    /// A longer call fails its request, so that it uses few of the function's 10 seconds. This is
    /// less than health waits at first: a cold client needs a second or two.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

    private static final String EMPTY_QUEUE =
            """
            {"Attributes":{"ApproximateNumberOfMessages":"0",
            "ApproximateNumberOfMessagesNotVisible":"0"}}
            """;

    static Clients of(Map<String, String> environment, Transport transport) {
        var clients = new AwsClients(environment, CALL_TIMEOUT, transport);
        return new Clients(
                new Lazy<>(() -> clients.client(DynamoDbClient.builder(), Service.DYNAMODB)),
                new Lazy<>(() -> clients.client(SqsClient.builder(), Service.SQS)),
                new Lazy<>(() -> clients.client(S3Client.builder(), Service.S3)),
                new Lazy<>(() ->
                        clients.client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER)));
    }

    /// Tables, queues and a bucket that are empty and stay so.
    static Clients rehearsing() {
        return new Clients(
                new Lazy<>(() -> StubHttpClient.on(DynamoDbClient.builder()).build()),
                new Lazy<>(() -> StubHttpClient.on(SqsClient.builder(), EMPTY_QUEUE).build()),
                new Lazy<>(
                        () -> StubHttpClient.on(S3Client.builder(), "<ListBucketResult/>").build()),
                new Lazy<>(() -> StubHttpClient.on(SecretsManagerClient.builder()).build()));
    }
}
