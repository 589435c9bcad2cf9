package io.sprintqueue.lanes;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An SQS for tests, in this JVM.
final class ElasticMq implements AutoCloseable {
    private final SQSRestServer server;
    private final SqsClient sqs;

    ElasticMq() {
        server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        int port = server.waitUntilStarted().localAddress().getPort();
        sqs = client(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10));
    }

    static SqsClient client(URI endpoint, Duration callTimeout) {
        var clients =
                new AwsClients(Map.of("AWS_ENDPOINT_URL_SQS", endpoint.toString()), callTimeout);
        return clients.configure(SqsClient.builder(), Service.SQS).build();
    }

    SqsClient sqs() {
        return sqs;
    }

    String createFifoQueue(String name) {
        return sqs.createQueue(request ->
                        request.queueName(name + ".fifo")
                                .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    List<Message> receiveAll(String queueUrl) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl)
                                .maxNumberOfMessages(10)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Override
    public void close() {
        sqs.close();
        server.stopAndWait();
    }
}
