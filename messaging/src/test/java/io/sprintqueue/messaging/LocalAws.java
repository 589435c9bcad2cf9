package io.sprintqueue.messaging;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// SQS and S3 as the template has them, in this JVM.
final class LocalAws implements AutoCloseable {
    private final EmbeddedAws aws =
            EmbeddedAws.start(
                    Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
    private final AwsClients clients = new AwsClients(aws.environment(), Duration.ofSeconds(10));
    private final SqsClient sqs = clients.client(SqsClient.builder(), Service.SQS);
    private final S3Client s3 = clients.client(S3Client.builder(), Service.S3);

    /// A client of an SQS that may not be there.
    static SqsClient sqsAt(URI endpoint, Duration callTimeout) {
        return new AwsClients(Map.of("AWS_ENDPOINT_URL_SQS", endpoint.toString()), callTimeout)
                .client(SqsClient.builder(), Service.SQS);
    }

    SqsClient sqs() {
        return sqs;
    }

    S3BodyStore bodyStore() {
        return new S3BodyStore(s3, aws.physicalId("BodyBucket"));
    }

    S3Rejections rejections(int page) {
        return new S3Rejections(s3, aws.physicalId("BodyBucket"), page);
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
        s3.close();
        aws.close();
    }
}
