package io.sprintqueue.lab.chaos;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.embedded.EmbeddedAws;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The lanes and their dead-letter queues, seen past the network that fails.
final class Lanes implements AutoCloseable {
    private static final List<String> NAMES =
            List.of(
                    "InteractiveLane",
                    "InteractiveLaneDeadLetterQueue",
                    "BulkLane",
                    "BulkLaneDeadLetterQueue");
    private static final List<QueueAttributeName> DEPTHS =
            List.of(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    /// Above a function's time-out, so that a batch does not return while it is worked on.
    private static final int VISIBILITY_SECONDS = 12;

    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();
    private static final int PAUSES_A_LINE = 20;

    /// More than once, since a message on its way from queue to queue is in neither for a moment.
    private static final int SEEN_EMPTY_MIN = 3;

    private final EmbeddedAws aws;
    private final SqsClient sqs;

    Lanes(EmbeddedAws aws) {
        this.aws = aws;
        this.sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(30))
                        .client(SqsClient.builder(), AwsClients.Service.SQS);
    }

    /// A killed process's messages return after seconds, not after the template's minute.
    void shortenVisibility() {
        for (String name : NAMES) {
            sqs.setQueueAttributes(request ->
                    request.queueUrl(aws.physicalId(name))
                            .attributes(
                                    Map.of(
                                            QueueAttributeName.VISIBILITY_TIMEOUT,
                                            Integer.toString(VISIBILITY_SECONDS))));
        }
    }

    /// Waits until nothing is in them, visible or not.
    ///
    /// @return whether it came to that while there was patience
    boolean awaitEmpty(BooleanSupplier patient, Consumer<String> progress) {
        int seenEmpty = 0;
        for (long pauses = 0; patient.getAsBoolean() && seenEmpty < SEEN_EMPTY_MIN; pauses++) {
            int depth = depth();
            seenEmpty = depth == 0 ? seenEmpty + 1 : 0;
            if (depth > 0 && pauses % PAUSES_A_LINE == 0) {
                progress.accept("%,d messages are in flight".formatted(depth));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return seenEmpty == SEEN_EMPTY_MIN;
    }

    private int depth() {
        return NAMES.stream().mapToInt(this::depth).sum();
    }

    private int depth(String name) {
        return sqs
                .getQueueAttributes(
                        request -> request.queueUrl(aws.physicalId(name)).attributeNames(DEPTHS))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
