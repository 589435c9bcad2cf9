package io.sprintqueue.messaging;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The visibility timeout of SQS.
public final class SqsVisibilityTimeouts implements VisibilityTimeouts {
    /// SQS accepts no more in one call, and a batch of a lane has no more.
    private static final int BATCH_MAX = 10;

    private final SqsClient sqs;
    private final QueueUrls queueUrls;

    /// Hides messages of these queues.
    public SqsVisibilityTimeouts(SqsClient sqs, QueueUrls queueUrls) {
        this.sqs = sqs;
        this.queueUrls = queueUrls;
    }

    @Override
    public void hide(Map<QueuedMessage, Duration> waits) {
        List<Map.Entry<QueuedMessage, Duration>> all = List.copyOf(waits.entrySet());
        for (int from = 0; from < all.size(); from += BATCH_MAX) {
            hide(all.subList(from, Math.min(all.size(), from + BATCH_MAX)));
        }
    }

    private void hide(List<Map.Entry<QueuedMessage, Duration>> batch) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        for (Map.Entry<QueuedMessage, Duration> each : batch) {
            entries.add(
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .receiptHandle(each.getKey().receiptHandle())
                            .visibilityTimeout(Math.toIntExact(each.getValue().toSeconds()))
                            .build());
        }
        String url = queueUrls.of(batch.getFirst().getKey().queueArn());
        List<BatchResultErrorEntry> failed =
                sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries))
                        .failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d messages are not hidden, the first for %s"
                            .formatted(failed.size(), entries.size(), failed.getFirst().code()));
        }
    }
}
