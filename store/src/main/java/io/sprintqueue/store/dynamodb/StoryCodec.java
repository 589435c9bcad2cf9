package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;
import io.sprintqueue.store.StoryEntry;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A row in the story of a sprint as an item. Its key holds the issue and the body's hash.
final class StoryCodec {
    private StoryCodec() {}

    static Map<String, AttributeValue> encode(Site site, StoryEntry entry) {
        StoryRow row = entry.row();
        Stamp stamp = row.stamp();
        var item =
                new HashMap<>(Keys.story(site, entry.sprintId(), row.issueId(), stamp.bodyHash()));
        item.put(Attributes.EXPIRES_AT, Values.expiry(entry.expiresAt()));
        item.put(Attributes.UPDATED, Values.number(stamp.updated()));
        item.put(Attributes.TIMESTAMP, Values.number(stamp.timestamp()));
        if (stamp.changelogId() != 0) {
            item.put(Attributes.CHANGELOG_ID, Values.number(stamp.changelogId()));
        }
        if (row.key() != null) {
            item.put(Attributes.KEY, Values.text(row.key()));
        }
        putFlag(item, Attributes.SUBTASK, row.subtask());
        putFlag(item, Attributes.DELETED, row.deleted());
        put(item, row.before(), Names.BEFORE);
        put(item, row.after(), Names.AFTER);
        return item;
    }

    /// The attributes of one side of the change.
    private enum Names {
        BEFORE(Attributes.IN_BEFORE, Attributes.POINTS_BEFORE, Attributes.CATEGORY_BEFORE),
        AFTER(Attributes.IN_AFTER, Attributes.POINTS_AFTER, Attributes.CATEGORY_AFTER);

        private final String in;
        private final String points;
        private final String category;

        Names(String in, String points, String category) {
            this.in = in;
            this.points = points;
            this.category = category;
        }
    }

    private static void put(Map<String, AttributeValue> item, Side side, Names names) {
        putFlag(item, names.in, side.in());
        Points points = side.points();
        if (points != null) {
            item.put(names.points, encode(points));
        }
        if (side.category() != Category.UNTOLD) {
            item.put(names.category, Values.text(side.category().name()));
        }
    }

    private static AttributeValue encode(Points points) {
        BigDecimal number = points.number();
        return number == null
                ? AttributeValue.fromNul(true)
                : AttributeValue.fromN(number.toString());
    }

    private static void putFlag(Map<String, AttributeValue> item, String name, boolean on) {
        if (on) {
            item.put(name, AttributeValue.fromBool(true));
        }
    }

    /// @throws RuntimeException if the item is no row that this version can read
    static StoryRow decode(Item item) {
        if (!item.attributes().containsKey(Attributes.TIMESTAMP)) {
            throw new IllegalStateException("the row has no time");
        }
        EventId event = Keys.eventOfStory(item);
        return new StoryRow(
                event.entity().id(),
                new Stamp(
                        true,
                        item.number(Attributes.UPDATED),
                        item.number(Attributes.TIMESTAMP),
                        item.number(Attributes.CHANGELOG_ID),
                        event.hash()),
                item.textOrNull(Attributes.KEY),
                item.flag(Attributes.SUBTASK),
                item.flag(Attributes.DELETED),
                side(item, Names.BEFORE),
                side(item, Names.AFTER));
    }

    private static Side side(Item item, Names names) {
        return new Side(
                item.flag(names.in),
                points(item.attributes().get(names.points)),
                category(item.textOrNull(names.category)));
    }

    private static @Nullable Points points(@Nullable AttributeValue value) {
        if (value == null) {
            return null;
        }
        return value.n() == null ? Points.NONE : new Points(new BigDecimal(value.n()));
    }

    /// One that a newer version knows is some category that this one does not.
    private static Category category(@Nullable String name) {
        return name == null
                ? Category.UNTOLD
                : Stream.of(Category.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElse(Category.UNKNOWN);
    }
}
