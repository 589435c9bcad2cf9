package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.engine.SqsEngine;

import org.junit.jupiter.api.AfterAll;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.Set;

class OwnSqsTest extends SqsRefusals {
    private final SqsEngine engine = new SqsEngine("eu-west-1", null);
    private final SqsClient sqs = QueueClient.at(engine.endpoint());

    @AfterAll
    void close() {
        sqs.close();
        engine.close();
    }

    @Override
    protected SqsClient sqs() {
        return sqs;
    }

    @Override
    protected Set<Difference> differences() {
        return Set.of();
    }
}
