package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

class DynamoDbCallsTest {
    private static final int CALLS = 200;

    @Test
    void an_engine_answers_while_others_are_made() {
        var other = new LocalDynamoDBRequestHandler(0, true, null, true, false);
        var answered = new AtomicBoolean();
        try (var engine = new DynamoDbEngine(null);
                var client = client(engine)) {
            var others =
                    CompletableFuture.runAsync(() -> {
                        while (!answered.get()) {
                            DynamoDbCalls.to(other);
                        }
                    });
            try {
                for (int call = 0; call < CALLS; call++) {
                    assertThat(client.listTables().tableNames()).isEmpty();
                }
            } finally {
                answered.set(true);
            }
            others.join();
        }
    }

    /// By HTTP, and each call is tried once.
    private static DynamoDbClient client(Engine engine) {
        return DynamoDbClient.builder()
                .endpointOverride(engine.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        options -> options.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }
}
