package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Versioned;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

import java.util.HashMap;
import java.util.Map;

/// The rows of what issues' bodies say of a sprint or a project: a state of one stamp.
final class SaidRows {
    private SaidRows() {}

    /// Writes the mention where none of its stamp or a higher one stands.
    static PutItemRequest put(String table, Site site, Mention mention) {
        var key = new EntityKey(site, mention.about());
        var item = new HashMap<>(StateCodec.encode(key, new Versioned(mention.state(), 0), null));
        item.putAll(Keys.said(key));
        AttributeValue stamp = Values.text(sortable(mention.stamp()));
        item.put(Attributes.SORTED_STAMP, stamp);
        return PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(#pk) OR #stamp < :stamp")
                .expressionAttributeNames(
                        Map.of("#pk", Attributes.PK, "#stamp", Attributes.SORTED_STAMP))
                .expressionAttributeValues(Map.of(":stamp", stamp))
                .build();
    }

    static boolean isSaid(Item item) {
        return item.text(Attributes.SK).equals(Keys.SAID);
    }

    static State decode(Item item) {
        return StateCodec.decode(item).state();
    }

    /// Sorts as text as the stamps themselves do. Jira's times lie between 1970 and 9999.
    private static String sortable(Stamp stamp) {
        return "%d:%015d:%015d:%019d:%s"
                .formatted(
                        stamp.full() ? 1 : 0,
                        Math.max(0, stamp.updated()),
                        Math.max(0, stamp.timestamp()),
                        Math.max(0, stamp.changelogId()),
                        stamp.bodyHash());
    }
}
