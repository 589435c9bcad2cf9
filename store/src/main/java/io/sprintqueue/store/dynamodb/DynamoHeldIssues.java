package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.store.HeldIssues;
import io.sprintqueue.store.Page;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Goes through the whole table: no index has all issues, and one that had would cost each write.
/// Of each row little more than its key is sent here.
public final class DynamoHeldIssues implements HeldIssues {
    private static final Pattern PLACE = Pattern.compile("[^\\n]{1,300} [^\\n]{1,300}");

    private final DynamoDbClient client;
    private final String table;
    private final int pageRows;

    public DynamoHeldIssues(DynamoDbClient client, String table) {
        this(client, table, 2_000);
    }

    /// @param pageRows the rows that are gone through at once, of whatever kind
    DynamoHeldIssues(DynamoDbClient client, String table, int pageRows) {
        this.client = client;
        this.table = table;
        this.pageRows = pageRows;
    }

    @Override
    public Page<Held> page(Site site, @Nullable String next) {
        String prefix = Keys.scoped(site, Entity.issue("x").toString().replace("x", ""));
        String list = "issues of " + site;
        var request =
                ScanRequest.builder()
                        .tableName(table)
                        .limit(pageRows)
                        .projectionExpression("#pk, #sk, #deleted, #fields.#project, #fields.#seen")
                        .filterExpression("#sk = :state AND begins_with(#pk, :issues)")
                        .expressionAttributeNames(
                                Map.of(
                                        "#pk", Attributes.PK,
                                        "#sk", Attributes.SK,
                                        "#deleted", Attributes.DELETED,
                                        "#fields", Attributes.FIELDS,
                                        "#project", Fields.PROJECT_ID,
                                        "#seen", Fields.VISIBILITY))
                        .expressionAttributeValues(
                                Map.of(
                                        ":state", Values.text(Keys.STATE),
                                        ":issues", Values.text(prefix)));
        if (next != null) {
            request.exclusiveStartKey(Keys.ofPlace(Token.decode(next, list, PLACE)));
        }
        ScanResponse response = client.scan(request.build());
        List<Held> held =
                response.items().stream()
                        .map(Item::new)
                        .filter(item -> !item.flag(Attributes.DELETED))
                        .map(DynamoHeldIssues::held)
                        .toList();
        Map<String, AttributeValue> last = response.lastEvaluatedKey();
        return new Page<>(held, last.isEmpty() ? null : new Token(list, Keys.place(last)).encode());
    }

    private static Held held(Item item) {
        Map<String, AttributeValue> fields = item.map(Attributes.FIELDS);
        return new Held(
                Keys.entityOf(item).entity().id(),
                text(fields, Fields.PROJECT_ID),
                isHidden(fields));
    }

    private static boolean isHidden(Map<String, AttributeValue> fields) {
        String visibility = text(fields, Fields.VISIBILITY);
        return visibility != null && !visibility.equals("visible");
    }

    private static @Nullable String text(Map<String, AttributeValue> fields, String name) {
        AttributeValue value = fields.get(name);
        return value != null && Values.decode(value) instanceof FieldValue.Text(String text)
                ? text
                : null;
    }
}
