package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.Person;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;

/// What an event changed, as attributes of its record.
final class ChangesCodec {
    /// What one write unit pays for.
    private static final int KILOBYTE = 1_024;

    /// An item stays this much below it.
    private static final int MARGIN = 24;

    private static final String PERSON_ID = "id";
    private static final String PERSON_NAME = "name";

    private ChangesCodec() {}

    /// Puts the changes into what else the record has, as far as there is room.
    static void put(Map<String, AttributeValue> item, Changes changes) {
        if (changes.equals(Changes.NONE)) {
            return;
        }
        Changes fitting = changes.within(room(item, changes));
        Person by = fitting.by();
        if (by != null) {
            item.put(Attributes.BY, person(by));
        }
        Stamp stamp = fitting.stamp();
        if (stamp != null) {
            item.put(Attributes.STAMP, Values.text(withoutHash(stamp)));
        }
        if (!fitting.changes().isEmpty()) {
            item.put(
                    Attributes.CHANGES,
                    Values.list(fitting.changes().stream().map(Change::encode).toList()));
        }
        if (fitting.leftOut() > 0) {
            item.put(Attributes.LEFT_OUT, Values.number(fitting.leftOut()));
        }
    }

    /// The rest of the kilobyte that the item begins. Attempts may have taken it: where it is too
    /// small then, the record has the next kilobyte too, since what was retried must be explained
    /// like anything else.
    private static int room(Map<String, AttributeValue> item, Changes changes) {
        int bytes = ItemSize.bytes(item);
        int room = KILOBYTE - MARGIN - bytes % KILOBYTE;
        boolean isLarge = bytes > KILOBYTE - MARGIN || item.containsKey(Attributes.ATTEMPTS);
        return isLarge && changes.within(room).leftOut() > 0 ? room + KILOBYTE : room;
    }

    /// What the record has of them; nothing in one of an older version.
    static Changes of(Item item) {
        return new Changes(
                person(new Item(item.map(Attributes.BY))),
                stamp(item),
                item.list(Attributes.CHANGES).stream()
                        .map(AttributeValue::s)
                        .map(Change::decode)
                        .toList(),
                (int) item.number(Attributes.LEFT_OUT));
    }

    private static AttributeValue person(Person person) {
        var values = new HashMap<String, AttributeValue>();
        put(values, PERSON_ID, person.id());
        put(values, PERSON_NAME, person.name());
        return AttributeValue.fromM(values);
    }

    private static void put(
            Map<String, AttributeValue> values, String name, @Nullable String text) {
        if (text != null) {
            values.put(name, Values.text(text));
        }
    }

    private static @Nullable Person person(Item by) {
        return by.attributes().isEmpty()
                ? null
                : new Person(by.textOrNull(PERSON_ID), by.textOrNull(PERSON_NAME));
    }

    /// The hash of the body is in the record's key.
    private static String withoutHash(Stamp stamp) {
        String text = stamp.encode();
        return text.substring(0, text.length() - stamp.bodyHash().length());
    }

    private static @Nullable Stamp stamp(Item item) {
        String text = item.textOrNull(Attributes.STAMP);
        return text == null ? null : Stamp.decode(text + Keys.eventOf(item).eventId().hash());
    }
}
