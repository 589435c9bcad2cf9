package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What the log of a delivery costs: every byte that the function writes for it. The figure of a
/// usual one stands in docs/cost.md.
class LogBytesTest {
    private static final int BYTES_OF_DELIVERY = 291;
    private static final long BYTES_OF_REJECTION = 265;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Logged logged = new Logged();
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new Cloud();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        logged.close();
        cloud.close();
    }

    @Test
    void an_accepted_delivery_writes_one_line_that_is_its_metric_too() {
        Map<String, String> environment = cloud.environment();
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "ingest");
        environment.put("POWERTOOLS_SERVICE_NAME", "sprintqueue");
        var handler = new IngestHandler(environment, new TestClock());

        int status =
                handler.handleRequest(
                                Delivery.of(Delivery.ISSUE_UPDATED).event(), new TestContext())
                        .getStatusCode();

        assertThat(status).isEqualTo(202);
        assertThat(logged.lines()).isEmpty();
        assertThat(blobs()).singleElement().asString().contains("\"eventId\":\"issue-10013~");
        assertThat(bytes(blobs())).isLessThanOrEqualTo(BYTES_OF_DELIVERY);
    }

    /// Apart from a warning now and then. docs/security.md has what a flood of them costs.
    @Test
    void a_rejected_delivery_writes_no_more_than_its_metric() {
        Map<String, String> environment = cloud.environment();
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "ingest");
        environment.put("POWERTOOLS_SERVICE_NAME", "sprintqueue");
        var handler = new IngestHandler(environment, new TestClock());
        Delivery unsigned = Delivery.of(Delivery.ISSUE_UPDATED).without("x-hub-signature");

        int status = handler.handleRequest(unsigned.event(), new TestContext()).getStatusCode();

        assertThat(status).isEqualTo(401);
        assertThat(bytes(blobs())).isBetween(1L, BYTES_OF_REJECTION);
    }

    /// With the end of each line.
    private static long bytes(List<String> lines) {
        return lines.stream()
                .mapToLong(line -> line.strip().getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }

    private List<String> blobs() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CloudWatchMetrics"))
                .toList();
    }
}
