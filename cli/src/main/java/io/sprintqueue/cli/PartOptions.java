package io.sprintqueue.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Map;

/// The options that choose a part of a list.
final class PartOptions {
    @Option(
            names = "--limit",
            defaultValue = "50",
            description = "How many to list at most, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(
            names = "--next",
            description = "Continue an earlier list, with the token that it printed.")
    private @Nullable String next;

    int limit() {
        return limit;
    }

    /// Adds them to a query of the operations API.
    void putInto(Map<String, String> query) {
        query.put("limit", Integer.toString(limit));
        if (next != null) {
            query.put("next", next);
        }
    }
}
