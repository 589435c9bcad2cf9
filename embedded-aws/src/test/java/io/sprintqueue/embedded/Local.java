package io.sprintqueue.embedded;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Real clients of the engines.
record Local(SqsClient sqs, DynamoDbClient dynamoDb, S3Client s3, SecretsManagerClient secrets) {
    static final Template TEMPLATE = Template.read(Path.of("..", "template.yaml"));

    static Local of(EmbeddedAws aws) {
        return of(aws.environment());
    }

    static Local of(EmbeddedAws aws, Way way) {
        return of(aws.environment(), way.to(aws));
    }

    static Local of(Map<String, String> environment) {
        return of(environment, Transport.HTTP);
    }

    private static Local of(Map<String, String> environment, Transport transport) {
        var clients = new AwsClients(environment, Duration.ofSeconds(5), transport);
        return new Local(
                clients.client(SqsClient.builder(), Service.SQS),
                clients.client(DynamoDbClient.builder(), Service.DYNAMODB),
                clients.client(S3Client.builder(), Service.S3),
                clients.client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER));
    }

    void send(String queueUrl, String group, String body) {
        sqs.sendMessage(message ->
                message.queueUrl(queueUrl)
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body));
    }

    List<Message> receive(String queueUrl) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    String secret(String id) {
        return secrets.getSecretValue(request -> request.secretId(id)).secretString();
    }
}
