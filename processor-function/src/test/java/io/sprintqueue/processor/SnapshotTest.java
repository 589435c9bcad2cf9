package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The function before SnapStart takes its image and in processes that start from it.
class SnapshotTest {
    private static final Context<Resource> IMAGE = Core.getGlobalContext();

    @Test
    void priming_calls_no_service_and_goes_all_the_way_to_a_settled_batch() throws IOException {
        var requests = new AtomicInteger();
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(loopback, 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        server.start();
        try {
            var environment = environment("http://127.0.0.1:" + server.getAddress().getPort());
            SnapStartResource<Wiring> resource = snapStartResource(environment);
            resource.beforeCheckpoint(IMAGE);

            assertThat(Priming.run(environment, () -> Bodies.NOW).getBatchItemFailures()).isEmpty();
            assertThat(requests).hasValue(0);
            assertThatThrownBy(resource::get).hasMessageContaining("has not been restored");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void two_processes_from_one_image_apply_events_under_their_own_names() {
        try (var aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")),
                        EmbeddedOptions.inMemory())) {
            Map<String, String> environment = aws.functionEnvironment("ProcessorFunction");
            environment.put("CONFIG_FILE", Path.of("..", "config", "sprintqueue.yaml").toString());
            SnapStartResource<Wiring> resource = snapStartResource(environment);
            var handler = new ProcessorHandler(resource);
            resource.beforeCheckpoint(IMAGE);
            assertThat(attemptIds(environment)).isEmpty();

            for (String issue : List.of("1", "2")) {
                resource.afterRestore(IMAGE);
                var batch = Batches.of(Bodies.update(issue, "a", 10));
                assertThat(handler.handleRequest(batch, Contexts.of(10_000)).getBatchItemFailures())
                        .isEmpty();
            }

            assertThat(attemptIds(environment)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    private static SnapStartResource<Wiring> snapStartResource(Map<String, String> environment) {
        return Wiring.snapStartResource(() -> environment, () -> Bodies.NOW, () -> {});
    }

    private static Map<String, String> environment(String endpoint) {
        var environment = new HashMap<String, String>();
        for (Service service : Service.values()) {
            environment.put("AWS_ENDPOINT_URL_" + service.name(), endpoint);
        }
        environment.put("TABLE_NAME", "queue");
        environment.put("STATISTICS_TABLE_NAME", "statistics");
        environment.put("BODY_BUCKET", "bodies");
        environment.put("INTERACTIVE_QUEUE_URL", endpoint + "/interactive.fifo");
        environment.put("BULK_QUEUE_URL", endpoint + "/bulk.fifo");
        environment.put("FETCH_QUEUE_URL", endpoint + "/fetch");
        environment.put("FETCH_ON_DEMAND", "true");
        return environment;
    }

    /// Who wrote each event's record.
    private static List<String> attemptIds(Map<String, String> environment) {
        try (DynamoDbClient dynamoDb =
                new AwsClients(environment, Duration.ofSeconds(5))
                        .client(DynamoDbClient.builder(), Service.DYNAMODB)) {
            return dynamoDb
                    .scan(scan -> scan.tableName(environment.get("TABLE_NAME")))
                    .items()
                    .stream()
                    .filter(item -> item.containsKey("writer"))
                    .map(item -> item.getOrDefault("writer", AttributeValue.fromS("")).s())
                    .toList();
        }
    }
}
