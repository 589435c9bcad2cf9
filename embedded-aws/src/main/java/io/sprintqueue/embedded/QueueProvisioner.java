package io.sprintqueue.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// Creates the queues.
record QueueProvisioner(SqsClient sqs) {
    private static final Set<String> WITHOUT_LOCAL_MEANING = Set.of("SqsManagedSseEnabled");

    private static final Map<String, QueueAttributeName> NUMBERS =
            Map.of(
                    "VisibilityTimeout", QueueAttributeName.VISIBILITY_TIMEOUT,
                    "DelaySeconds", QueueAttributeName.DELAY_SECONDS,
                    "ReceiveMessageWaitTimeSeconds",
                            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                    "MessageRetentionPeriod", QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                    "MaximumMessageSize", QueueAttributeName.MAXIMUM_MESSAGE_SIZE);

    private static final Map<String, QueueAttributeName> TEXTS =
            Map.of(
                    "DeduplicationScope", QueueAttributeName.DEDUPLICATION_SCOPE,
                    "FifoThroughputLimit", QueueAttributeName.FIFO_THROUGHPUT_LIMIT);

    Provisioned provision(Resource resource, Resolver resolver) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        var name =
                Properties.read(
                        resource,
                        resolver,
                        properties -> {
                            properties.withoutLocalMeaning(WITHOUT_LOCAL_MEANING);
                            readAttributes(properties, attributes);
                            return properties.text("QueueName").orElse(resource.logicalId());
                        });
        if (attributes.containsKey(QueueAttributeName.FIFO_QUEUE)) {
            name = name.endsWith(".fifo") ? name : name + ".fifo";
        }
        var queueName = name;
        var url = create(queueName, attributes);
        var arn =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        return new Provisioned(url, Map.of("Arn", arn, "QueueName", queueName, "QueueUrl", url));
    }

    /// One that a data directory still has takes the attributes of the template.
    private String create(String name, Map<QueueAttributeName, String> attributes) {
        try {
            return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
        } catch (QueueNameExistsException _) {
            String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            return url;
        }
    }

    private static void readAttributes(
            Properties properties, Map<QueueAttributeName, String> attributes) {
        // SQS knows an absent FifoQueue, but no false one.
        properties
                .flag("FifoQueue")
                .filter(fifo -> fifo)
                .ifPresent(_ -> attributes.put(QueueAttributeName.FIFO_QUEUE, "true"));
        properties
                .flag("ContentBasedDeduplication")
                .ifPresent(flag ->
                        attributes.put(
                                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, flag.toString()));
        NUMBERS.forEach((property, attribute) ->
                properties
                        .number(property)
                        .ifPresent(number -> attributes.put(attribute, number.toString())));
        TEXTS.forEach((property, attribute) ->
                properties.text(property).ifPresent(text -> attributes.put(attribute, text)));
        properties
                .section("RedrivePolicy", QueueProvisioner::redrivePolicy)
                .ifPresent(policy -> attributes.put(QueueAttributeName.REDRIVE_POLICY, policy));
    }

    private static String redrivePolicy(Properties properties) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("deadLetterTargetArn", properties.required("deadLetterTargetArn"))
                .put("maxReceiveCount", properties.required("maxReceiveCount"))
                .toString();
    }
}
