package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.List;
import java.util.Map;

/// What the store relies on, whichever way it calls.
@ParameterizedClass
@EnumSource(Way.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbAnswersTest {
    private final EmbeddedAws aws = EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.inMemory());
    private final String table = aws.physicalId("QueueTable");
    @Parameter Way way = Way.HTTP;
    private DynamoDbClient client = Local.of(aws, way).dynamoDb();

    @BeforeEach
    void connect() {
        client = Local.of(aws, way).dynamoDb();
    }

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void an_item_comes_back_as_it_was_put_with_every_kind_of_value() {
        Map<String, AttributeValue> item =
                Map.of(
                        "pk", text("kinds"),
                        "sk", text("a"),
                        "number", AttributeValue.fromN("-12.50"),
                        "truth", AttributeValue.fromBool(true),
                        "nothing", AttributeValue.fromNul(true),
                        "names", AttributeValue.fromSs(List.of("x", "ü")),
                        "list", AttributeValue.fromL(List.of(text("1"), text(""))),
                        "map", AttributeValue.fromM(Map.of("k", text("v"))));
        client.putItem(request -> request.tableName(table).item(item));

        assertThat(read("kinds", "a"))
                .containsAllEntriesOf(Map.of("pk", text("kinds"), "map", item.get("map")))
                .containsEntry("list", item.get("list"))
                .containsEntry("truth", item.get("truth"))
                .containsEntry("number", AttributeValue.fromN("-12.5"))
                .hasSize(item.size());
        assertThat(read("kinds", "b")).isEmpty();
    }

    @Test
    void a_condition_that_fails_says_so_and_changes_nothing() {
        client.putItem(request -> request.tableName(table).item(row("condition", "a", "first")));
        assertThatThrownBy(() ->
                        client.putItem(request ->
                                request.tableName(table)
                                        .item(row("condition", "a", "second"))
                                        .conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failure -> {
                            assertThat(failure.statusCode()).isEqualTo(400);
                            assertThat(failure.awsErrorDetails().errorCode())
                                    .isEqualTo("ConditionalCheckFailedException");
                        });
        assertThat(read("condition", "a")).containsEntry("value", text("first"));
    }

    @Test
    void a_transaction_is_written_whole_or_not_at_all_and_names_its_reasons() {
        client.putItem(request -> request.tableName(table).item(row("all-" + way, "b", "there")));
        List<TransactWriteItem> both =
                List.of(
                        put(
                                row("all-" + way, "a", "new"),
                                ReturnValuesOnConditionCheckFailure.NONE),
                        put(
                                row("all-" + way, "b", "new"),
                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
        assertThatThrownBy(() -> client.transactWriteItems(request -> request.transactItems(both)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        failure -> {
                            assertThat(failure.cancellationReasons())
                                    .extracting(CancellationReason::code)
                                    .containsExactly("None", "ConditionalCheckFailed");
                            assertThat(failure.cancellationReasons().getLast().item())
                                    .containsEntry("value", text("there"));
                        });
        assertThat(read("all-" + way, "a")).isEmpty();
        client.transactWriteItems(request -> request.transactItems(both.getFirst()));
        assertThat(read("all-" + way, "a")).containsEntry("value", text("new"));
    }

    @Test
    void a_wrong_request_for_a_table_is_refused_by_the_right_exception() {
        assertThatThrownBy(() ->
                        client.putItem(
                                request -> request.tableName("missing").item(row("a", "b", "c"))))
                .isInstanceOf(ResourceNotFoundException.class);
        var tooLarge = row("large", "a", "x".repeat(400 * 1024));
        assertThatThrownBy(() -> client.putItem(put -> put.tableName(table).item(tooLarge)))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        failure ->
                                assertThat(failure.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"));
    }

    @Test
    void a_question_is_answered_page_by_page_in_the_order_of_keys() {
        for (String key : List.of("c", "a", "b")) {
            client.putItem(request -> request.tableName(table).item(row("pages", key, key)));
        }
        assertThat(
                        client.queryPaginator(request ->
                                        request.tableName(table)
                                                .keyConditionExpression("pk = :pk")
                                                .expressionAttributeValues(
                                                        Map.of(":pk", text("pages")))
                                                .limit(1))
                                .items())
                .extracting(item -> item.get("sk"))
                .containsExactly(text("a"), text("b"), text("c"));
        var asked =
                KeysAndAttributes.builder()
                        .keys(List.of(key("pages", "a"), key("pages", "d")))
                        .build();
        assertThat(
                        client.batchGetItem(request -> request.requestItems(Map.of(table, asked)))
                                .responses()
                                .get(table))
                .hasSize(1);
    }

    private Map<String, AttributeValue> read(String partition, String sort) {
        return client.getItem(request -> request.tableName(table).key(key(partition, sort))).item();
    }

    private TransactWriteItem put(
            Map<String, AttributeValue> item, ReturnValuesOnConditionCheckFailure returned) {
        return TransactWriteItem.builder()
                .put(
                        Put.builder()
                                .tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure(returned)
                                .build())
                .build();
    }

    private static Map<String, AttributeValue> row(String partition, String sort, String value) {
        return Map.of("pk", text(partition), "sk", text(sort), "value", text(value));
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", text(partition), "sk", text(sort));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
