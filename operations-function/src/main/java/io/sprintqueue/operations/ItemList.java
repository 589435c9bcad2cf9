package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.operations.QueuePart.Shown;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A part of a list as it was read.
///
/// @param of the sprint or project; absent if nothing is known of it and no item names it
/// @param leftOver what is left over of sprints that the list is not of
/// @param leftOverTruncated whether there may be more of that
/// @param next where the next part begins; absent if this is the last one
/// @param bytes that the items have in a response
record ItemList(
        @Nullable KnownEntity of,
        List<Shown> shown,
        List<Shown> leftOver,
        boolean leftOverTruncated,
        List<UnreadableRow> unreadable,
        @Nullable String next,
        int bytes,
        Instant readAt) {
    ItemList {
        shown = List.copyOf(shown);
        leftOver = List.copyOf(leftOver);
        unreadable = List.copyOf(unreadable);
    }

    /// The items that are wanted, up to so many; what is left begins the next part.
    ItemList chosen(ItemFilter filter, int limit) {
        var chosen = new ArrayList<Shown>();
        for (Shown each : shown) {
            if (!filter.test(each.item())) {
                continue;
            }
            if (chosen.size() == limit) {
                return with(filter, chosen, chosen.getLast().place());
            }
            chosen.add(each);
        }
        return with(filter, chosen, next);
    }

    private ItemList with(ItemFilter filter, List<Shown> chosen, @Nullable String place) {
        return new ItemList(
                of,
                chosen,
                leftOver.stream().filter(each -> filter.test(each.item())).toList(),
                leftOverTruncated,
                unreadable,
                place,
                bytes,
                readAt);
    }

    /// The items in their order: those that are left over, or the others.
    ArrayNode items(Predicate<Shown> wanted) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        shown.stream().filter(wanted).map(Shown::json).forEach(items::add);
        return items;
    }

    /// Adds how the list goes on, and when it was read: a filtered one may be some seconds old.
    void putEnd(ObjectNode json) {
        json.set("unreadable", Json.unreadable(unreadable));
        json.put("truncated", next != null).put("next", next).put("readAt", readAt.toString());
    }
}
