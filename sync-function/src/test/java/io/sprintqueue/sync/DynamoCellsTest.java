package io.sprintqueue.sync;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.nio.file.Path;
import java.time.Duration;

class DynamoCellsTest extends CellsContract {
    private static EmbeddedAws aws;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        client =
                new AwsClients(aws.environment(), Duration.ofSeconds(5))
                        .client(DynamoDbClient.builder(), Service.DYNAMODB);
    }

    @AfterAll
    static void stop() {
        client.close();
        aws.close();
    }

    @Override
    protected Cells cells() {
        return new DynamoCells(client, aws.physicalId("SyncTable"));
    }
}
