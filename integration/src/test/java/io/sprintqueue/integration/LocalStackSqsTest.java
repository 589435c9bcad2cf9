package io.sprintqueue.integration;

import io.sprintqueue.embedded.sqs.Difference;
import io.sprintqueue.embedded.sqs.SqsRefusals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// LocalStack's SQS, judged by the suite that our own queues pass.
@Tag("localstack")
class LocalStackSqsTest extends SqsRefusals {
    private LocalStackHost host;
    private SqsClient sqs;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        host = LocalStackHost.start(folder.resolve("localstack"));
        sqs = clientAt(host.endpoint());
    }

    @AfterAll
    void close() {
        sqs.close();
        host.close();
    }

    @Override
    protected SqsClient sqs() {
        return sqs;
    }

    @Override
    protected Set<Difference> differences() {
        return Set.of(
                Difference.NAMES_A_REPEAT_OTHERWISE,
                Difference.KEEPS_DEDUPLICATION_IDS_WHEN_IT_MOVES,
                Difference.TAKES_EXPIRED_RECEIPTS,
                Difference.HIDES_WHAT_IS_NOT_IN_FLIGHT,
                Difference.BLAMES_ITSELF_FOR_A_BAD_ENTRY,
                Difference.RECEIVES_ANY_NUMBER);
    }
}
