package io.sprintqueue.simulation;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A way to SQS that puts messages in the group of the key.
final class GroupingByKey implements SqsClient {
    private static final Pattern KEY = Pattern.compile("\"key\":\"([A-Z]+-[0-9]+)\"");

    private final SqsClient sqs;

    GroupingByKey(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        Matcher key = KEY.matcher(request.messageBody());
        return sqs.sendMessage(
                key.find() ? request.toBuilder().messageGroupId(key.group(1)).build() : request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
