package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;
import io.sprintqueue.operations.QueuePart.Shown;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// What the items of a sprint add up to. Sub-tasks are counted apart and in nothing else, as on
/// Jira's boards; an item without points counts as 0 points.
final class Totals {
    private Totals() {}

    static ObjectNode of(List<Shown> shown) {
        List<QueueItem> counted =
                shown.stream().map(Shown::item).filter(item -> !isSubtask(item)).toList();
        List<QueueItem> items = counted.stream().filter(item -> item.leftOverOf() == null).toList();
        ObjectNode json = sum(items);
        json.put("unestimated", items.stream().filter(item -> item.storyPoints() == null).count())
                .put("subtasks", shown.size() - counted.size())
                .put("leftOver", counted.size() - items.size());
        ObjectNode byState = json.putObject("byState");
        for (QueueState state : QueueState.values()) {
            byState.set(
                    state.name(),
                    sum(items.stream().filter(item -> item.queueState() == state).toList()));
        }
        return json;
    }

    private static boolean isSubtask(QueueItem item) {
        return Boolean.TRUE.equals(item.subtask());
    }

    private static ObjectNode sum(List<QueueItem> items) {
        BigDecimal points =
                items.stream()
                        .map(QueueItem::storyPoints)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return JsonNodeFactory.instance
                .objectNode()
                .put("items", items.size())
                .put("points", FieldJson.plain(points.stripTrailingZeros()));
    }
}
