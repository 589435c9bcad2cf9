package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.aws.SnapStartResource;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The function before SnapStart takes its image and in a process that starts from it, with
/// dependencies that count what reaches them.
class SnapshotTest {
    private static final Context<Resource> IMAGE = Core.getGlobalContext();

    private final TestClock clock = new TestClock();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Cloud cloud;
    private Map<String, String> environment;
    private SnapStartResource<WebhookReceiver> resource;
    private IngestHandler handler;

    @BeforeEach
    void start() throws IOException {
        cloud = new Cloud();
        environment = cloud.environment();
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "ingest");
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        resource = Wiring.snapStartResource(() -> environment, clock, () -> {});
        handler = new IngestHandler(resource);
    }

    @AfterEach
    void stop() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        cloud.close();
    }

    @Test
    void priming_goes_all_the_way_to_an_accepted_delivery() {
        assertThat(Priming.run(environment, clock)).isEqualTo(202);
    }

    @Test
    void priming_calls_no_service_and_counts_where_no_alarm_looks() {
        resource.beforeCheckpoint(IMAGE);

        assertThat(requests()).isZero();
        assertThat(metrics())
                .singleElement()
                .asString()
                .contains("\"Namespace\":\"SprintqueuePriming\"")
                .contains("\"accepted\":1");
    }

    @Test
    void nothing_of_the_function_is_in_the_image() {
        resource.beforeCheckpoint(IMAGE);

        assertThatThrownBy(resource::get).hasMessageContaining("has not been restored");
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void the_secrets_are_read_after_the_restore_and_before_the_first_delivery() {
        resource.beforeCheckpoint(IMAGE);
        assertThat(cloud.requests(Dependency.SECRETS_MANAGER)).isZero();

        resource.afterRestore(IMAGE);
        assertThat(cloud.requests(Dependency.SECRETS_MANAGER)).isEqualTo(1);
        assertThat(cloud.requests(Dependency.SQS)).isZero();

        assertThat(status()).isEqualTo(202);
        assertThat(cloud.requests(Dependency.SECRETS_MANAGER)).isEqualTo(1);
        assertThat(cloud.requests(Dependency.SQS)).isEqualTo(1);
        assertThat(metrics().getLast()).contains("\"Namespace\":\"Sprintqueue\"");
    }

    @Test
    void while_the_secrets_cannot_be_had_a_process_starts_all_the_same() {
        resource.beforeCheckpoint(IMAGE);
        cloud.stop(Dependency.SECRETS_MANAGER);

        resource.afterRestore(IMAGE);

        assertThat(status()).isEqualTo(503);
    }

    @Test
    void each_process_that_starts_from_the_image_has_its_own_clients() {
        resource.beforeCheckpoint(IMAGE);
        resource.afterRestore(IMAGE);
        WebhookReceiver first = resource.get();
        resource.afterRestore(IMAGE);

        assertThat(resource.get()).isNotSameAs(first);
        assertThat(cloud.requests(Dependency.SECRETS_MANAGER)).isEqualTo(2);
    }

    private int status() {
        return handler.handleRequest(Delivery.of(Delivery.ISSUE_UPDATED).event(), new TestContext())
                .getStatusCode();
    }

    private int requests() {
        return Arrays.stream(Dependency.values()).mapToInt(cloud::requests).sum();
    }

    private List<String> metrics() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CloudWatchMetrics"))
                .toList();
    }
}
