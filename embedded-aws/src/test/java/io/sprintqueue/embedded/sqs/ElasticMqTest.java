package io.sprintqueue.embedded.sqs;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;
import java.util.Set;

/// ElasticMQ, which was instead of our own queues before.
class ElasticMqTest extends SqsRefusals {
    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final SqsClient sqs = QueueClient.at(endpoint());

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    @AfterAll
    void close() {
        sqs.close();
        server.stopAndWait();
    }

    @Override
    protected SqsClient sqs() {
        return sqs;
    }

    @Override
    protected Set<Difference> differences() {
        return Set.of(
                Difference.KNOWS_ONE_DEDUPLICATION_SCOPE,
                Difference.TAKES_EXPIRED_RECEIPTS,
                Difference.HIDES_WHAT_IS_NOT_IN_FLIGHT,
                Difference.TAKES_EMPTY_AND_REPEATING_BATCHES,
                Difference.HAS_OTHER_ERROR_CODES);
    }
}
