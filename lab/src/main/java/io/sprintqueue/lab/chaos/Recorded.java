package io.sprintqueue.lab.chaos;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lab.load.Ledger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The table's rows, read without the store's own code: an auditor must not rely on the code under
/// audit.
///
/// @param events each event's outcome, and which write it came with
/// @param revisions of the states, each the number of times that it was written
record Recorded(Map<Ledger.Event, Row> events, Map<Owner, Long> revisions) {
    private static final String EVENT = "event#";

    /// Whose state it is.
    record Owner(Site site, Entity entity) {}

    /// An event's record.
    ///
    /// @param writer the write that it came with: all rows of one transaction have the same
    record Row(String outcome, String writer) {}

    static Recorded read(DynamoDbClient dynamoDb, String table) {
        Map<Ledger.Event, Row> events = new HashMap<>();
        Map<Owner, Long> revisions = new HashMap<>();
        dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(row -> {
                    String sort = text(row, "sk");
                    if (sort.equals("state")) {
                        long revision = Long.parseLong(value(row, "revision").n());
                        revisions.put(owner(text(row, "pk")), revision);
                    } else if (sort.startsWith(EVENT)) {
                        Ledger.Event event = event(owner(text(row, "pk")), sort);
                        events.put(event, new Row(text(row, "outcome"), text(row, "writer")));
                    }
                });
        return new Recorded(events, revisions);
    }

    private static Owner owner(String partition) {
        int hash = partition.indexOf('#');
        return new Owner(
                new Site(partition.substring(0, hash)),
                Entity.parse(partition.substring(hash + 1)).orElseThrow());
    }

    private static Ledger.Event event(Owner owner, String sort) {
        String hash = sort.substring(EVENT.length());
        return new Ledger.Event(owner.site(), new EventId(owner.entity(), hash));
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return value(row, name).s();
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        return Objects.requireNonNull(row.get(name), name + " is in each such row");
    }

    /// How often the states were written by what the events' records say.
    Map<Owner, Long> writes() {
        Map<Owner, Set<String>> writers = new HashMap<>();
        events.forEach((event, row) -> {
            if (row.outcome().equals("APPLIED")) {
                writers.computeIfAbsent(
                                new Owner(event.site(), event.id().entity()), _ -> new HashSet<>())
                        .add(row.writer());
            }
        });
        Map<Owner, Long> writes = new HashMap<>();
        writers.forEach((owner, distinct) -> writes.put(owner, (long) distinct.size()));
        return writes;
    }
}
