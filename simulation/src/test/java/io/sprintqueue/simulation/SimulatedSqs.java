package io.sprintqueue.simulation;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The client of SQS that the functions get: it leads to the queues of the simulation, by name.
final class SimulatedSqs implements SqsClient {
    private final Ports ports;
    private final Map<String, FifoQueue> queues;

    SimulatedSqs(Ports ports, Map<String, FifoQueue> queues) {
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
                    queue(request.queueUrl())
                            .send(
                                    request.messageGroupId(),
                                    request.messageDeduplicationId(),
                                    request.messageBody(),
                                    attributes);
                    return SendMessageResponse.builder().build();
                });
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
        return ports.call(
                Port.VISIBILITY,
                () -> {
                    queue(request.queueUrl())
                            .changeVisibility(
                                    request.receiptHandle(), request.visibilityTimeout() * 1_000L);
                    return ChangeMessageVisibilityResponse.builder().build();
                });
    }

    private FifoQueue queue(String url) {
        return Objects.requireNonNull(queues.get(url), "no such queue");
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
