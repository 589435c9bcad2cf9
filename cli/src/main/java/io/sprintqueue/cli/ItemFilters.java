package io.sprintqueue.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/// The options that choose items of a list.
final class ItemFilters {
    @Option(
            names = "--assignee",
            paramLabel = "PERSON",
            description = "Those of a person, by name or id; none for those of no one.")
    private @Nullable String assignee;

    @Option(names = "--state", description = "Those in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable State state;

    @Option(names = "--type", paramLabel = "TYPE", description = "Those of this issue type.")
    private @Nullable String type;

    @Option(names = "--label", paramLabel = "LABEL", description = "Those with this label.")
    private @Nullable String label;

    @Option(names = "--text", paramLabel = "TEXT", description = "Those with it in the summary.")
    private @Nullable String text;

    private enum State {
        PENDING,
        ACTIVE,
        DONE
    }

    /// The query of the operations API, in the order of the options.
    Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        put(query, "assignee", assignee);
        put(query, "state", state == null ? null : state.name());
        put(query, "type", type);
        put(query, "label", label);
        put(query, "text", text);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
