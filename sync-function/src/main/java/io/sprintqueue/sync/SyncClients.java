package io.sprintqueue.sync;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.jira.SiteCredentials;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.S3BodyStore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;

/// What sync reaches in AWS.
record SyncClients(AwsClients clients) {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    static SyncClients of(Map<String, String> environment, Transport transport) {
        return new SyncClients(new AwsClients(environment, CALL_TIMEOUT, transport));
    }

    DynamoDbClient dynamoDb() {
        return clients.client(DynamoDbClient.builder(), Service.DYNAMODB);
    }

    SqsClient sqs() {
        return clients.client(SqsClient.builder(), Service.SQS);
    }

    BodyStore bodies(String bucket) {
        return new LazyBodyStore(
                () -> new S3BodyStore(clients.client(S3Client.builder(), Service.S3), bucket));
    }

    /// The secret as it is now: a run reads it once, so a new token counts from the next run on.
    CredentialsSource credentials(String secretId) {
        SecretsManagerClient client =
                clients.client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER);
        return () ->
                SiteCredentials.parse(
                        client.getSecretValue(get -> get.secretId(secretId)).secretString());
    }
}
