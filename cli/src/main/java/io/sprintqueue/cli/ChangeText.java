package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change in one line: who, when, from what to what, as far as that is known.
final class ChangeText {
    private ChangeText() {}

    /// @param change has `from` and `to`
    static String of(JsonNode by, JsonNode at, JsonNode change) {
        String head =
                Stream.of(person(by), Output.text(at))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return head + ": " + of(change);
    }

    /// From what to what; a dash stands for nothing, or for what may not be shown.
    static String of(JsonNode change) {
        return Output.known(change.path("from")) + " → " + Output.known(change.path("to"));
    }

    /// The name, or else the id; empty if neither is shown.
    static String person(JsonNode by) {
        return Output.text(by.path("name").isTextual() ? by.path("name") : by.path("id"));
    }
}
