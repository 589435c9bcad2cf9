package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class StubHttpClientTest {
    @Test
    void a_call_goes_nowhere_and_is_answered_with_nothing() {
        try (SqsClient sqs = StubHttpClient.on(SqsClient.builder()).build()) {
            assertThat(
                            sqs.getQueueAttributes(request ->
                                            request.queueUrl("https://queue.invalid/queue")
                                                    .attributeNames(QueueAttributeName.ALL))
                                    .attributes())
                    .isEmpty();
        }
    }

    @Test
    void a_call_that_needs_a_response_gets_it() {
        try (SqsClient sqs =
                StubHttpClient.on(SqsClient.builder(), "{\"QueueUrl\":\"https://queue.invalid/q\"}")
                        .build()) {
            assertThat(sqs.getQueueUrl(request -> request.queueName("q")).queueUrl())
                    .isEqualTo("https://queue.invalid/q");
        }
    }
}
