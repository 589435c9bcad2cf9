package io.sprintqueue.embedded.sqs;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// One FIFO queue of a test, by the SDK. A message's group is the first character of its body.
///
/// @param sqs gives the client of the moment
record QueueClient(Supplier<SqsClient> sqs, String url) {
    private static final int SECONDS = 2;

    /// A client without retries, which would hide errors.
    static SqsClient at(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(all -> all.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    static QueueClient create(Supplier<SqsClient> sqs, Map<QueueAttributeName, String> attributes) {
        var all = new TreeMap<>(attributes);
        all.put(QueueAttributeName.FIFO_QUEUE, "true");
        String name = UUID.randomUUID() + ".fifo";
        return new QueueClient(
                sqs,
                sqs.get()
                        .createQueue(request -> request.queueName(name).attributes(all))
                        .queueUrl());
    }

    String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    void send(String... bodies) {
        for (String body : bodies) {
            sendAs(UUID.randomUUID().toString(), body);
        }
    }

    SendMessageResponse sendAs(String deduplicationId, String body) {
        return sqs.get()
                .sendMessage(request ->
                        request.queueUrl(url)
                                .messageBody(body)
                                .messageGroupId(body.substring(0, 1))
                                .messageDeduplicationId(deduplicationId));
    }

    List<Message> receive() {
        return receive(10, 600);
    }

    List<Message> receive(int most, int visibilitySeconds) {
        return sqs.get()
                .receiveMessage(request ->
                        request.queueUrl(url)
                                .maxNumberOfMessages(most)
                                .visibilityTimeout(visibilitySeconds)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// Waits for what comes late.
    List<Message> await() {
        return sqs.get()
                .receiveMessage(request ->
                        request.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(10 * SECONDS)
                                .visibilityTimeout(600)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }

    void delete(Message message) {
        sqs.get()
                .deleteMessage(
                        request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    void hide(Message message, int seconds) {
        sqs.get()
                .changeMessageVisibility(request ->
                        request.queueUrl(url)
                                .receiptHandle(message.receiptHandle())
                                .visibilityTimeout(seconds));
    }

    Map<QueueAttributeName, String> attributes() {
        return sqs.get()
                .getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }
}
