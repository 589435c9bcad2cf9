package io.sprintqueue.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// Creates the queues.
record QueueProvisioner(SqsClient sqs) {
    /// ElasticMQ encrypts nothing, keeps messages for ever, takes a mebibyte whatever the template
    /// says, and has one throughput mode.
    private static final Set<String> WITHOUT_LOCAL_MEANING =
            Set.of(
                    "SqsManagedSseEnabled",
                    "DeduplicationScope",
                    "FifoThroughputLimit",
                    "MessageRetentionPeriod",
                    "MaximumMessageSize");

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
        var url =
                sqs.createQueue(request -> request.queueName(queueName).attributes(attributes))
                        .queueUrl();
        var arn =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        return new Provisioned(url, Map.of("Arn", arn, "QueueName", queueName, "QueueUrl", url));
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
        Map.of(
                        "VisibilityTimeout", QueueAttributeName.VISIBILITY_TIMEOUT,
                        "DelaySeconds", QueueAttributeName.DELAY_SECONDS,
                        "ReceiveMessageWaitTimeSeconds",
                                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS)
                .forEach((property, attribute) ->
                        properties
                                .number(property)
                                .ifPresent(number -> attributes.put(attribute, number.toString())));
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
