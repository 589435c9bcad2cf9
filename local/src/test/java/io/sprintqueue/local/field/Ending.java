package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Checks with a running pipeline that a situation has ended as it says, and reports every
/// difference.
public final class Ending {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final OperationsClient operations;
    private final Site site;
    private final JsonNode wanted;
    private final List<String> differences = new ArrayList<>();

    private Ending(OperationsClient operations, Site site, JsonNode wanted) {
        this.operations = operations;
        this.site = site;
        this.wanted = wanted;
    }

    /// All that is not as the end of a situation says; nothing if everything is.
    public static List<String> differences(OperationsClient operations, Site site, JsonNode end) {
        var ending = new Ending(operations, site, end);
        end.properties().forEach(part -> ending.look(part.getKey(), part.getValue()));
        return List.copyOf(ending.differences);
    }

    /// What the record of an event does not say, though a step says that it must.
    public static List<String> differences(JsonNode record, JsonNode end) {
        return end.properties().stream()
                .filter(part -> !holds(record, part.getKey(), part.getValue()))
                .map(part ->
                        "%s %s is not so of %s".formatted(part.getKey(), part.getValue(), record))
                .toList();
    }

    private static boolean holds(JsonNode record, String name, JsonNode value) {
        return switch (name) {
            case "outcome" -> record.path("outcome").equals(value);
            case "not_outcome" -> !record.path("outcome").equals(value);
            case "says" -> says(record, value.asText());
            case "record" ->
                    value.properties().stream()
                            .allMatch(field ->
                                    Values.difference(
                                                    field.getValue(),
                                                    Trees.at(record, field.getKey()))
                                            .isEmpty());
            default -> throw new IllegalArgumentException("nothing looks at " + name);
        };
    }

    /// Wherever in the record, in whatever case.
    private static boolean says(JsonNode record, String words) {
        return record.toString().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private void look(String part, JsonNode wanted) {
        switch (part) {
            case "items" -> each(wanted, this::item);
            case "sprints" -> each(wanted, this::sprint);
            case "gone" -> wanted.forEach(key -> status(key.asText(), GONE, NOT_FOUND));
            case "unknown" -> wanted.forEach(key -> status(key.asText(), NOT_FOUND));
            case "explain" -> each(wanted, this::explanation);
            case "listed" -> each(wanted, this::listed);
            default -> throw new IllegalArgumentException("nothing looks at " + part);
        }
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> look) {
        object.properties().forEach(each -> look.accept(each.getKey(), each.getValue()));
    }

    private void item(String key, JsonNode fields) {
        HttpAnswer answer = operations.item(site, key);
        boolean gone = texts(wanted.path("gone")).contains(key);
        if (answer.status() != (gone ? GONE : OK)) {
            differences.add("%s is answered %d".formatted(key, answer.status()));
            return;
        }
        each(
                fields,
                (path, value) -> compare(key + " " + path, value, Trees.at(answer.body(), path)));
    }

    private void status(String key, Integer... statuses) {
        int status = operations.item(site, key).status();
        if (!Set.of(statuses).contains(status)) {
            differences.add("%s is answered %d".formatted(key, status));
        }
    }

    /// A list of keys, or 404 for none, or an object that says more of the queue.
    private void sprint(String id, JsonNode queue) {
        HttpAnswer answer = operations.sprintQueue(site, id);
        JsonNode found = answer.body();
        if (!Set.of(OK, NOT_FOUND, GONE).contains(answer.status())) {
            differences.add("sprint %s is answered %d".formatted(id, answer.status()));
        }
        if (!queue.isObject()) {
            compare("sprint " + id, texts(queue), keys(found.path("items")));
            return;
        }
        each(
                queue,
                (name, value) -> {
                    String what = "sprint %s %s".formatted(id, name);
                    switch (name) {
                        case "state" -> compare(what, value, found.path("sprint").path("state"));
                        case "items", "leftOver" ->
                                compare(what, texts(value), keys(found.path(name)));
                        default -> throw new IllegalArgumentException("nothing looks at " + what);
                    }
                });
    }

    private void explanation(String key, JsonNode fields) {
        JsonNode found = operations.explain(site, key).body();
        each(
                fields,
                (name, value) ->
                        compare(key + " explained " + name, value, explained(found, name)));
    }

    private static JsonNode explained(JsonNode explanation, String name) {
        return explanation
                .path("fields")
                .valueStream()
                .filter(field -> field.path("name").asText().equals(name))
                .map(field -> field.path("value"))
                .findFirst()
                .orElseGet(() -> explanation.path(name));
    }

    private void listed(String key, JsonNode outcome) {
        HttpAnswer answer = operations.events(Map.of("site", site.name(), "issue", key));
        List<String> outcomes = answer.body().path("events").findValuesAsText("outcome");
        if (!outcomes.contains(outcome.asText())) {
            differences.add(
                    "the events of %s are %s, none is %s".formatted(key, outcomes, outcome));
        }
    }

    private void compare(String what, JsonNode wanted, JsonNode found) {
        Values.difference(wanted, found).ifPresent(how -> differences.add(what + " " + how));
    }

    private void compare(String what, List<String> wanted, List<String> found) {
        if (!wanted.equals(found)) {
            differences.add("%s is %s instead of %s".formatted(what, found, wanted));
        }
    }

    private static List<String> keys(JsonNode items) {
        return items.valueStream().map(item -> item.path("key").asText()).toList();
    }

    private static List<String> texts(JsonNode list) {
        Stream<JsonNode> elements = list.isArray() ? list.valueStream() : Stream.empty();
        return elements.map(JsonNode::asText).toList();
    }
}
