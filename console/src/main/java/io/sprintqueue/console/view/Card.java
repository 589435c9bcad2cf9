package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// An item with its sub-tasks below it.
public record Card(Item item, List<Item> subtasks) {
    /// The cards in the order of their items. A sub-task stands below its parent; if its parent is
    /// not among the items, it has its own card.
    static List<Card> of(List<Item> items) {
        var subtasks = new HashMap<String, List<Item>>();
        for (Item item : items) {
            if (!item.isSubtask() && item.key() != null) {
                subtasks.put(item.key(), new ArrayList<>());
            }
        }
        var tops = new ArrayList<Item>();
        for (Item item : items) {
            List<Item> siblings = item.isSubtask() ? subtasks.get(item.parentKey()) : null;
            (siblings == null ? tops : siblings).add(item);
        }
        return tops.stream()
                .map(item -> new Card(item, List.copyOf(below(item, subtasks))))
                .toList();
    }

    private static List<Item> below(Item item, HashMap<String, List<Item>> subtasks) {
        List<Item> own = item.isSubtask() ? null : subtasks.remove(item.key());
        return own == null ? List.of() : own;
    }
}
