package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class RehearsalTest {
    @Test
    void a_call_goes_nowhere_and_is_answered_with_nothing() {
        try (SqsClient sqs = Rehearsal.on(SqsClient.builder()).build()) {
            assertThat(
                            sqs.getQueueAttributes(request ->
                                            request.queueUrl("https://nobody.invalid/queue")
                                                    .attributeNames(QueueAttributeName.ALL))
                                    .attributes())
                    .isEmpty();
        }
    }

    @Test
    void a_call_that_needs_to_hear_something_is_told_it() {
        try (SqsClient sqs =
                Rehearsal.on(SqsClient.builder(), "{\"QueueUrl\":\"https://nobody.invalid/q\"}")
                        .build()) {
            assertThat(sqs.getQueueUrl(request -> request.queueName("q")).queueUrl())
                    .isEqualTo("https://nobody.invalid/q");
        }
    }
}
