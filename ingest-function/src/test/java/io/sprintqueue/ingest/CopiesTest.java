package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.management.ThreadMXBean;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.ingest.ReceiveResult.Accepted;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.SqsLaneSender;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;

/// How often a body is copied between API Gateway's event and the request to SQS. Copies are
/// counted by what they take: of a body larger by so much, so much more memory for each.
class CopiesTest {
    private static final Logger LOG = LoggerFactory.getLogger(CopiesTest.class);
    private static final int SMALL = 100_000;
    private static final int LARGE = 500_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SecretCache secrets =
            new SecretCache(() -> Delivery.SECRET, ReceiveCounters.NONE, new TestClock());
    private final WebhookReceiver receiver =
            new WebhookReceiver(
                    ConfigurationReader.defaults(),
                    secrets,
                    new SqsLaneSender(
                            new DeafSqs(),
                            new MessageCodec(
                                    new LazyBodyStore(() -> {
                                        throw new AssertionError("a message holds the body");
                                    })),
                            Map.of(Lane.INTERACTIVE, "interactive", Lane.BULK, "bulk")),
                    ReceiveCounters.NONE,
                    new TestClock());

    @Test
    void a_body_is_copied_twice() {
        double copies = (allocated(SMALL + LARGE) - allocated(SMALL)) / (double) LARGE;

        LOG.info("{} copies of a body", copies);
        assertThat(copies).isBetween(1.9, 2.1);
    }

    @Test
    void a_delivery_of_10_kb_takes_no_more_than_40_kb_in_addition_to_its_event() {
        long bytes = allocated(10_000);

        LOG.info("{} bytes for a delivery of 10 kB", bytes);
        assertThat(bytes).isLessThan(40_000);
    }

    /// The least of some tries: the first ones load classes and fill caches.
    private long allocated(int bodyBytes) {
        APIGatewayV2HTTPEvent event =
                Delivery.of(
                                Delivery.ISSUE_UPDATED.replace(
                                        "Private \uD83D\uDE80", "x".repeat(bodyBytes)))
                        .event();
        return Stream.generate(() -> once(event)).limit(50).min(Long::compare).orElseThrow();
    }

    private long once(APIGatewayV2HTTPEvent event) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        HttpRequest request = HttpRequest.of(event);
        ReceiveResult result =
                receiver.receive(request.siteName(), request.headers(), request.bytes(), null);
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(result).isInstanceOf(Accepted.class);
        return after - before;
    }

    /// Takes every message.
    private static final class DeafSqs implements SqsClient {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
