package io.sprintqueue.simulation;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.util.Map;
import java.util.TreeMap;

/// The client of SQS that the functions get: it leads to the queues of the simulation, by name.
final class SimulatedSqs implements SqsClient {
    private final Ports ports;
    private final Queues queues;

    SimulatedSqs(Ports ports, Queues queues) {
        this.ports = ports;
        this.queues = queues;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        var attributes = new TreeMap<String, String>();
        for (Map.Entry<String, MessageAttributeValue> each :
                request.messageAttributes().entrySet()) {
            attributes.put(each.getKey(), each.getValue().stringValue());
        }
        return ports.call(
                Port.SEND,
                () -> {
                    queues.of(request.queueUrl())
                            .send(
                                    request.messageGroupId(),
                                    request.messageDeduplicationId(),
                                    request.messageBody(),
                                    attributes);
                    return SendMessageResponse.builder().build();
                });
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        return ports.call(
                Port.VISIBILITY,
                () -> {
                    request.entries()
                            .forEach(each ->
                                    queues.of(request.queueUrl())
                                            .changeVisibility(
                                                    each.receiptHandle(),
                                                    each.visibilityTimeout() * 1_000L));
                    return ChangeMessageVisibilityBatchResponse.builder().build();
                });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
