package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.engine.SqsEngine;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.nio.file.Path;
import java.util.Set;

/// The same, closed and opened again between the steps.
class DurableSqsTest extends SqsRefusals {
    private Path directory;
    private SqsEngine engine;
    private SqsClient sqs;

    @BeforeAll
    void start(@TempDir Path directory) {
        this.directory = directory;
        open();
    }

    private void open() {
        engine = new SqsEngine("eu-west-1", directory);
        sqs = QueueClient.at(engine.endpoint());
    }

    @AfterAll
    void close() {
        sqs.close();
        engine.close();
    }

    @Override
    protected void between() {
        close();
        open();
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
