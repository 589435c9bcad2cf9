package io.sprintqueue.embedded;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Creates the tables, with their indexes, streams and times to live.
///
/// @param deletesExpired whether rows are deleted when they expire
record TableProvisioner(DynamoDbClient dynamoDb, boolean deletesExpired) {
    private static final Set<String> WITHOUT_LOCAL_MEANING =
            Set.of(
                    "DeletionProtectionEnabled",
                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                    "SSESpecification.SSEEnabled");

    Provisioned provision(Resource resource, Resolver resolver) {
        var definition =
                Properties.read(resource, resolver, properties -> definition(resource, properties));
        var table = create(definition.table());
        definition
                .timeToLive()
                .filter(_ -> deletesExpired)
                .ifPresent(timeToLive -> expire(table.tableName(), timeToLive));
        var arn = table.tableArn();
        var stream = table.latestStreamArn();
        return new Provisioned(
                table.tableName(),
                stream == null ? Map.of("Arn", arn) : Map.of("Arn", arn, "StreamArn", stream));
    }

    private TableDescription create(CreateTableRequest request) {
        try {
            return dynamoDb.createTable(request).tableDescription();
        } catch (ResourceInUseException _) {
            // Kept on disk by a process before this one.
            var kept =
                    dynamoDb.describeTable(describe -> describe.tableName(request.tableName()))
                            .table();
            requireIndexes(kept, request);
            return kept;
        }
    }

    /// A table that was made by another template would fail later, query by query.
    private static void requireIndexes(TableDescription kept, CreateTableRequest wanted) {
        var missing =
                wanted.globalSecondaryIndexes().stream()
                        .map(GlobalSecondaryIndex::indexName)
                        .filter(name ->
                                kept.globalSecondaryIndexes().stream()
                                        .noneMatch(index -> name.equals(index.indexName())))
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "the data directory was made with another template.yaml: its table "
                            + kept.tableName()
                            + " has no index "
                            + String.join(", ", missing)
                            + "; start with a new directory");
        }
    }

    private void expire(String tableName, TimeToLiveSpecification wanted) {
        var current =
                dynamoDb.describeTimeToLive(describe -> describe.tableName(tableName))
                        .timeToLiveDescription();
        if (!wanted.attributeName().equals(current.attributeName())) {
            dynamoDb.updateTimeToLive(
                    update -> update.tableName(tableName).timeToLiveSpecification(wanted));
        }
    }

    private static Definition definition(Resource resource, Properties properties) {
        properties.withoutLocalMeaning(WITHOUT_LOCAL_MEANING);
        var table =
                CreateTableRequest.builder()
                        .tableName(properties.text("TableName").orElse(resource.logicalId()))
                        .billingMode(properties.required("BillingMode"))
                        .attributeDefinitions(
                                properties.each(
                                        "AttributeDefinitions", TableProvisioner::attribute))
                        .keySchema(keys(properties))
                        .streamSpecification(
                                properties
                                        .section("StreamSpecification", TableProvisioner::stream)
                                        .orElse(null));
        var indexes = properties.each("GlobalSecondaryIndexes", TableProvisioner::index);
        if (!indexes.isEmpty()) {
            table.globalSecondaryIndexes(indexes);
        }
        return new Definition(
                table.build(),
                properties.section("TimeToLiveSpecification", TableProvisioner::timeToLive));
    }

    private static AttributeDefinition attribute(Properties properties) {
        return AttributeDefinition.builder()
                .attributeName(properties.required("AttributeName"))
                .attributeType(properties.required("AttributeType"))
                .build();
    }

    private static List<KeySchemaElement> keys(Properties properties) {
        return properties.each(
                "KeySchema",
                key ->
                        KeySchemaElement.builder()
                                .attributeName(key.required("AttributeName"))
                                .keyType(key.required("KeyType"))
                                .build());
    }

    private static GlobalSecondaryIndex index(Properties properties) {
        return GlobalSecondaryIndex.builder()
                .indexName(properties.required("IndexName"))
                .keySchema(keys(properties))
                .projection(
                        properties.section("Projection", TableProvisioner::projection).orElse(null))
                .build();
    }

    private static Projection projection(Properties properties) {
        var projection = Projection.builder().projectionType(properties.required("ProjectionType"));
        var attributes = properties.texts("NonKeyAttributes");
        return attributes.isEmpty()
                ? projection.build()
                : projection.nonKeyAttributes(attributes).build();
    }

    private static StreamSpecification stream(Properties properties) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(properties.required("StreamViewType"))
                .build();
    }

    private static TimeToLiveSpecification timeToLive(Properties properties) {
        return TimeToLiveSpecification.builder()
                .attributeName(properties.required("AttributeName"))
                .enabled(properties.flag("Enabled").orElse(false))
                .build();
    }

    private record Definition(
            CreateTableRequest table, Optional<TimeToLiveSpecification> timeToLive) {}
}
