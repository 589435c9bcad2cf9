package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How the keys of the table and of its indexes are made and read.
final class Keys {
    static final String STATE = "state";
    static final String SAID = "said";
    static final String EVENT_PREFIX = "event#";
    static final String ALIAS_PREFIX = "alias#";
    static final String STORY_PREFIX = "story#";

    /// Behind every rank: Jira's use digits, lower case letters, `|` and `:`.
    static final String NO_RANK = "~";

    private static final char SEPARATOR = '#';
    private static final String OLD_KEY_PREFIX = "key-";
    private static final int OUTCOME_SHARDS = 8;

    /// A sort key has at most 1,024 bytes, a partition key 2,048; a character at most three.
    private static final int TEXT_LENGTH_MAX = 255;

    /// Always to the millisecond: `Instant` itself writes times of different lengths, which do not
    /// sort as they follow each other.
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Keys() {}

    static Map<String, AttributeValue> state(EntityKey key) {
        return item(partition(key), STATE);
    }

    /// What issues' bodies say of the entity.
    static Map<String, AttributeValue> said(EntityKey key) {
        return item(partition(key), SAID);
    }

    static Map<String, AttributeValue> event(EventKey key) {
        return item(
                partition(new EntityKey(key.site(), key.eventId().entity())),
                EVENT_PREFIX + key.eventId().hash());
    }

    static Map<String, AttributeValue> alias(EntityKey key, String oldKey) {
        return item(oldKeyPartition(key.site(), oldKey), ALIAS_PREFIX + key.entity());
    }

    /// In the partition of the sprint.
    static Map<String, AttributeValue> story(
            Site site, String sprintId, String issueId, String bodyHash) {
        return item(
                partition(new EntityKey(site, Entity.sprint(sprintId))),
                STORY_PREFIX + issueId + SEPARATOR + bodyHash);
    }

    static Map<String, AttributeValue> item(String pk, String sk) {
        return Map.of(Attributes.PK, Values.text(pk), Attributes.SK, Values.text(sk));
    }

    static String partition(EntityKey key) {
        return scoped(key.site(), key.entity().toString());
    }

    static String oldKeyPartition(Site site, String oldKey) {
        return scoped(site, OLD_KEY_PREFIX + oldKey);
    }

    /// Under which the index of issues by key has the events with that key in their bodies, apart
    /// from the issues: however many there are, an issue is found at once.
    static String eventsOfKey(Site site, String key) {
        return scoped(site, EVENT_PREFIX + key);
    }

    /// The hash key of an index that holds all sites.
    static String scoped(Site site, String name) {
        return site.toString() + SEPARATOR + name;
    }

    /// Whether a text may stand in a key: DynamoDB takes neither an empty nor an endless one.
    static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= TEXT_LENGTH_MAX;
    }

    static String rank(String rank, Entity issue) {
        return (rank.isEmpty() ? NO_RANK : cut(rank)) + SEPARATOR + issue.id();
    }

    static List<String> outcomeShards(Outcome outcome) {
        return IntStream.range(0, OUTCOME_SHARDS)
                .mapToObj(shard -> outcome.name() + SEPARATOR + shard)
                .toList();
    }

    static String outcomeShard(Outcome outcome, EventId id) {
        int lastDigit = Character.digit(id.hash().charAt(id.hash().length() - 1), 16);
        return outcome.name() + SEPARATOR + lastDigit % OUTCOME_SHARDS;
    }

    /// When it was settled, or failed last; the site too, since two sites may have one event id.
    static String outcomeAt(EventRecord record) {
        return time(stoodSoAt(record))
                + SEPARATOR
                + record.envelope().eventId()
                + SEPARATOR
                + record.envelope().site();
    }

    /// A time as it begins such a key.
    static String time(Instant time) {
        return MILLISECONDS.format(time);
    }

    private static Instant stoodSoAt(EventRecord record) {
        Instant finishedAt = record.finishedAt();
        if (finishedAt != null) {
            return finishedAt;
        }
        return record.attempts().isEmpty()
                ? record.envelope().receivedAt()
                : record.attempts().getLast().at();
    }

    /// Where a scan goes on.
    static String place(Map<String, AttributeValue> key) {
        var item = new Item(key);
        return item.text(Attributes.PK) + " " + item.text(Attributes.SK);
    }

    /// The key of a place.
    static Map<String, AttributeValue> ofPlace(String place) {
        int space = place.lastIndexOf(' ');
        return item(place.substring(0, space), place.substring(space + 1));
    }

    /// The entity whose partition it is.
    static EntityKey entityOf(Item item) {
        String pk = item.text(Attributes.PK);
        int separator = pk.indexOf(SEPARATOR);
        return new EntityKey(new Site(pk.substring(0, separator)), entity(pk, separator + 1));
    }

    /// The event whose record it is.
    static EventKey eventOf(Item item) {
        EntityKey key = entityOf(item);
        String hash = item.text(Attributes.SK).substring(EVENT_PREFIX.length());
        return new EventKey(key.site(), new EventId(key.entity(), hash));
    }

    /// The event that left the row of a story.
    static EventId eventOfStory(Item item) {
        String sk = item.text(Attributes.SK);
        int separator = sk.lastIndexOf(SEPARATOR);
        return new EventId(
                Entity.issue(sk.substring(STORY_PREFIX.length(), separator)),
                sk.substring(separator + 1));
    }

    /// The issue that had the key.
    static EntityKey issueOf(Item alias, Site site) {
        return new EntityKey(site, entity(alias.text(Attributes.SK), ALIAS_PREFIX.length()));
    }

    private static Entity entity(String text, int from) {
        return Entity.parse(text.substring(from))
                .orElseThrow(() -> new IllegalStateException("no entity in the key " + text));
    }

    static String cut(String text) {
        if (text.length() <= TEXT_LENGTH_MAX) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(TEXT_LENGTH_MAX - 1));
        return text.substring(0, splits ? TEXT_LENGTH_MAX - 1 : TEXT_LENGTH_MAX);
    }
}
