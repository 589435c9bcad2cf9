package io.sprintqueue.embedded.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.embedded.engine.SqsEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The file that the queues are in.
class QueueFileTest {
    private static final long LIMIT = 16 << 20;
    private static final int MESSAGES = 24;

    @TempDir private Path folder;

    @Test
    void a_file_that_grew_is_made_smaller_when_it_is_opened_and_keeps_every_message()
            throws IOException {
        String url;
        try (var engine = new SqsEngine("eu-west-1", folder);
                SqsClient sqs = QueueClient.at(engine.endpoint())) {
            QueueClient queue = QueueClient.create(() -> sqs, Map.of());
            url = queue.url();
            for (int index = 0; index < MESSAGES; index++) {
                queue.send("a" + index + " " + "x".repeat(1_000_000));
            }
            for (int index = 2; index < MESSAGES; index++) {
                List<Message> first = queue.receive(1, 600);
                queue.delete(first.getFirst());
            }
        }
        assertThat(size()).isGreaterThan(LIMIT);

        try (var engine = new SqsEngine("eu-west-1", folder);
                SqsClient sqs = QueueClient.at(engine.endpoint())) {
            var queue = new QueueClient(() -> sqs, url);
            assertThat(QueueClient.bodies(queue.receive()))
                    .extracting(body -> body.substring(0, 3))
                    .containsExactly("a22", "a23");
        }
        assertThat(size()).isLessThan(LIMIT);
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("queues.mv"));
    }
}
