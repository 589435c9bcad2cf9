package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class QueueUrlsTest {
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/a.fifo";

    private final QueueUrls urls = new QueueUrls(List.of(URL, "http://127.0.0.1:9324/0/b.fifo"));

    @Test
    void a_queue_is_found_by_its_name() {
        assertThat(urls.of("arn:aws:sqs:eu-west-1:123456789012:a.fifo")).isEqualTo(URL);
    }

    @Test
    void a_queue_that_is_not_known_is_named() {
        assertThatThrownBy(() -> urls.of("arn:aws:sqs:eu-west-1:123456789012:c.fifo"))
                .hasMessageEndingWith("for the queue arn:aws:sqs:eu-west-1:123456789012:c.fifo");
    }
}
