package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Page;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Names the sprints or projects of a site in the order of their list, part by part.
final class EntityIndex {
    /// More queries than these end a part early: the next one goes on behind them.
    private static final int QUERIES_MAX = 10;

    /// Where not all that is found is wanted, few queries find enough.
    private static final int CHOSEN_QUERY_SIZE = 1_000;

    /// The order in the index, and the sort key of the table.
    private static final Pattern PLACE =
            Pattern.compile(".{0,700}#[A-Za-z0-9_-]{1,40} (state|said)", Pattern.DOTALL);

    private final DynamoDbClient client;
    private final String table;

    EntityIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// A row that the index has.
    ///
    /// @param said whether it is what issues' bodies say of the entity
    /// @param order what the index has it under
    record Entry(EntityKey key, boolean said, String order) {}

    /// What is asked of one partition.
    ///
    /// @param prefixes what the order begins with, one after the other
    /// @param chosen which entries are wanted; absent if all are
    record Question(
            Site site,
            Entity.Kind kind,
            String partition,
            List<String> prefixes,
            @Nullable Predicate<Entry> chosen,
            String choice) {
        /// What its tokens are of.
        String list() {
            return partition + " " + String.join(",", prefixes) + " " + choice;
        }

        boolean wants(Entry entry) {
            return chosen == null || chosen.test(entry);
        }
    }

    /// A part of the list.
    Page<Entry> page(Question question, int limit, @Nullable String next) {
        EventListing.requireSize(limit);
        var part = new Part(question, limit);
        String last = next == null ? null : Token.decodeKey(next, question.list(), PLACE);
        List<String> prefixes =
                question.prefixes().stream()
                        .dropWhile(prefix -> last != null && !last.startsWith(prefix))
                        .toList();
        if (prefixes.isEmpty()) {
            throw Token.malformed();
        }
        Map<String, AttributeValue> from = last == null ? Map.of() : key(question, last);
        for (String prefix : prefixes) {
            if (!part.takesAll(prefix, from)) {
                break;
            }
            from = Map.of();
        }
        return part.page();
    }

    /// A part that is being gathered.
    private final class Part {
        private final Question question;
        private final int limit;
        private final List<Entry> entries = new ArrayList<>();
        private int queries;
        private @Nullable String next;

        Part(Question question, int limit) {
            this.question = question;
            this.limit = limit;
        }

        /// Takes what begins with the prefix; false if the part has to end before.
        boolean takesAll(String prefix, Map<String, AttributeValue> start) {
            Map<String, AttributeValue> from = start;
            do {
                QueryResponse response = client.query(query(question, prefix, limit, from));
                queries++;
                for (Map<String, AttributeValue> row : response.items()) {
                    if (!takes(entry(new Item(row)))) {
                        return false;
                    }
                }
                from = response.lastEvaluatedKey();
                if (!from.isEmpty() && queries >= QUERIES_MAX) {
                    next = token(entry(new Item(from)));
                    return false;
                }
            } while (!from.isEmpty());
            return true;
        }

        private boolean takes(Entry entry) {
            if (!question.wants(entry)) {
                return true;
            }
            if (entries.size() == limit) {
                next = token(entries.getLast());
                return false;
            }
            return entries.add(entry);
        }

        private String token(Entry last) {
            String place = last.order() + " " + (last.said() ? Keys.SAID : Keys.STATE);
            return new Token(question.list(), place).encode();
        }

        Page<Entry> page() {
            return new Page<>(entries, next);
        }
    }

    private QueryRequest query(
            Question question, String prefix, int limit, Map<String, AttributeValue> from) {
        var names = new HashMap<>(Map.of("#list", Attributes.SPRINT_KEY));
        var values = new HashMap<>(Map.of(":list", Values.text(question.partition())));
        String condition = "#list = :list";
        if (!prefix.isEmpty()) {
            names.put("#order", Attributes.RANK_KEY);
            values.put(":prefix", Values.text(prefix));
            condition += " AND begins_with(#order, :prefix)";
        }
        return QueryRequest.builder()
                .tableName(table)
                .indexName(Attributes.BY_SPRINT)
                .limit(question.chosen() == null ? limit + 1 : CHOSEN_QUERY_SIZE)
                .keyConditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
    }

    private static Entry entry(Item item) {
        return new Entry(
                Keys.entityOf(item), SaidRows.isSaid(item), item.text(Attributes.RANK_KEY));
    }

    /// The key that a place stands for: the order ends in the id of the entity.
    private static Map<String, AttributeValue> key(Question question, String place) {
        String order = place.substring(0, place.lastIndexOf(' '));
        String id = order.substring(order.lastIndexOf('#') + 1);
        var entity = new EntityKey(question.site(), new Entity(question.kind(), id));
        var key = new HashMap<>(place.endsWith(Keys.SAID) ? Keys.said(entity) : Keys.state(entity));
        key.put(Attributes.SPRINT_KEY, Values.text(question.partition()));
        key.put(Attributes.RANK_KEY, Values.text(order));
        return key;
    }
}
