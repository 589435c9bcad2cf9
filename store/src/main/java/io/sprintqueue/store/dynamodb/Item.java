package io.sprintqueue.store.dynamodb;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was read of one item.
record Item(Map<String, AttributeValue> attributes) {
    /// A text that every such item has.
    String text(String name) {
        return find(name)
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("the item has no text " + name));
    }

    @Nullable String textOrNull(String name) {
        return find(name).map(AttributeValue::s).orElse(null);
    }

    @Nullable Instant instantOrNull(String name) {
        return find(name).map(AttributeValue::s).map(Instant::parse).orElse(null);
    }

    /// A number, 0 where there is none.
    long number(String name) {
        return find(name).map(AttributeValue::n).map(Long::parseLong).orElse(0L);
    }

    boolean flag(String name) {
        return find(name).map(AttributeValue::bool).orElse(false);
    }

    List<String> texts(String name) {
        return find(name).map(AttributeValue::ss).orElse(List.of());
    }

    List<AttributeValue> list(String name) {
        return find(name).map(AttributeValue::l).orElse(List.of());
    }

    Map<String, AttributeValue> map(String name) {
        return find(name).map(AttributeValue::m).orElse(Map.of());
    }

    private Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
