package io.sprintqueue.embedded;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The resources of a template as they exist in the engines.
final class Stack {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    private final Template template;
    private final Resolver resolver;
    private final Map<String, Provisioned> provisioned = new HashMap<>();
    private final Set<String> underway = new HashSet<>();
    private final QueueProvisioner queues;
    private final TableProvisioner tables;
    private final BucketProvisioner buckets;
    private final SecretProvisioner secrets;

    private Stack(Template template, Engines engines, SqsClient sqs, TableProvisioner tables) {
        this.template = template;
        this.resolver =
                new Resolver(
                        template.parameters(), Engines.REGION, Engines.ACCOUNT_ID, this::resource);
        this.queues = new QueueProvisioner(sqs);
        this.tables = tables;
        this.buckets = new BucketProvisioner(engines.s3());
        this.secrets = new SecretProvisioner(engines.secrets(), new SecureRandom());
    }

    static Stack provision(Template template, Engines engines) {
        return provision(template, engines, true);
    }

    /// @param deletesExpired whether the tables delete rows when they expire
    static Stack provision(Template template, Engines engines, boolean deletesExpired) {
        var clients = new AwsClients(engines.environment(), CALL_TIMEOUT, engines);
        try (var sqs = clients.client(SqsClient.builder(), Service.SQS);
                var dynamoDb = clients.client(DynamoDbClient.builder(), Service.DYNAMODB)) {
            var tables = new TableProvisioner(dynamoDb, deletesExpired);
            var stack = new Stack(template, engines, sqs, tables);
            template.resources().keySet().forEach(stack::resource);
            return stack;
        }
    }

    Resolver resolver() {
        return resolver;
    }

    Optional<Provisioned> find(String logicalId) {
        return Optional.ofNullable(provisioned.get(logicalId));
    }

    /// The URL of the queue with this ARN.
    Optional<String> queueUrl(String arn) {
        return provisioned.values().stream()
                .filter(resource -> arn.equals(resource.attributes().get("Arn")))
                .map(Provisioned::reference)
                .findFirst();
    }

    /// Provisions the resource where that is still to be done, those it refers to before it.
    private Optional<Provisioned> resource(String logicalId) {
        var resource = template.resources().get(logicalId);
        if (resource == null) {
            return Optional.empty();
        }
        var known = provisioned.get(logicalId);
        if (known != null) {
            return Optional.of(known);
        }
        if (!underway.add(logicalId)) {
            throw resource.location().problem("the resource depends on itself");
        }
        var made = make(resource);
        made.ifPresent(result -> provisioned.put(logicalId, result));
        underway.remove(logicalId);
        return made;
    }

    private Optional<Provisioned> make(Resource resource) {
        return switch (resource.type()) {
            case ResourceTypes.QUEUE -> Optional.of(queues.provision(resource, resolver));
            case ResourceTypes.TABLE -> Optional.of(tables.provision(resource, resolver));
            case ResourceTypes.BUCKET -> Optional.of(buckets.provision(resource, resolver));
            case ResourceTypes.SECRET -> Optional.of(secrets.provision(resource, resolver));
            default -> {
                if (!ResourceTypes.SKIPPED.contains(resource.type())) {
                    throw resource.location().problem("unknown resource type " + resource.type());
                }
                yield Optional.empty();
            }
        };
    }
}
