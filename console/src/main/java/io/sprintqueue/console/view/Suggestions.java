package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Item;

import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the fields of a filter suggest: the values that the items on the page have.
public record Suggestions(List<String> assignees, List<String> types, List<String> labels) {
    /// More are no help to a person.
    private static final int MAX = 50;

    static Suggestions of(List<Item> items) {
        return new Suggestions(
                first(items.stream().map(Item::assignee)),
                first(items.stream().map(Item::type)),
                first(items.stream().flatMap(item -> item.labels().stream())));
    }

    private static List<String> first(Stream<String> values) {
        NavigableSet<String> distinct = new TreeSet<>();
        values.filter(Objects::nonNull).forEach(distinct::add);
        return distinct.stream().limit(MAX).toList();
    }
}
