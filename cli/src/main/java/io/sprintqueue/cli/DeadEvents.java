package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the dead events to send again.
final class DeadEvents {
    private static final String PAGE_SIZE = "200";

    private static final List<Output.Field<Dead>> FIELDS =
            List.of(
                    new Output.Field<>("SITE", dead -> dead.text("site")),
                    Output.Field.wide("EVENT", dead -> dead.text("eventId")),
                    new Output.Field<>("ISSUE", dead -> dead.text("issueKey")),
                    new Output.Field<>("ENDED", dead -> dead.text("finishedAt")),
                    new Output.Field<>("REASON", dead -> dead.text("reason")));

    private DeadEvents() {}

    /// An event, as the list has it.
    record Dead(JsonNode event) {
        String text(String name) {
            return Output.text(event.path(name));
        }

        Site site() {
            return new Site(event.path("site").asText());
        }

        String eventId() {
            return event.path("eventId").asText();
        }
    }

    /// The options that choose among the dead events.
    static final class Choice {
        @Option(names = "--issue", description = "Only those of the issue: its key, or its id.")
        private @Nullable String issue;

        @Option(
                names = "--from",
                converter = TimeConverter.class,
                description =
                        "Only those that ended at that time or later: 2026-10-05T09:12:44Z, for"
                                + " example, or how long ago: PT2H, or P1D.")
        private @Nullable Instant from;

        @Option(
                names = "--to",
                converter = TimeConverter.class,
                description = "Only those that ended before that time (default: now).")
        private @Nullable Instant to;

        boolean isMade() {
            return issue != null || from != null || to != null;
        }

        /// The list's query. It ends now, so that events that die again are not found again.
        ///
        /// @param site absent if all are meant
        Map<String, String> query(@Nullable Site site) {
            var query = new LinkedHashMap<String, String>();
            query.put("outcome", "DEAD");
            query.put("limit", PAGE_SIZE);
            query.put("to", (to == null ? Instant.now() : to).toString());
            if (from != null) {
                query.put("from", from.toString());
            }
            if (issue != null) {
                query.put("issue", issue);
            }
            if (site != null) {
                query.put("site", site.name());
            }
            return query;
        }
    }

    /// Reads the whole list, the oldest event first.
    static List<Dead> find(OperationsClient client, Map<String, String> query) {
        var found = new ArrayList<Dead>();
        var page = new LinkedHashMap<>(query);
        while (true) {
            HttpAnswer answer = client.events(page);
            if (answer.status() != 200) {
                throw new IllegalStateException(
                        "the dead events cannot be listed: "
                                + answer.body().path("message").asText("HTTP " + answer.status()));
            }
            answer.body().path("events").forEach(event -> found.add(new Dead(event)));
            JsonNode next = answer.body().path("next");
            if (!next.isTextual()) {
                return found.reversed();
            }
            page.put("next", next.asText());
        }
    }

    /// Prints what would be sent.
    static void show(List<Dead> found, Output output, boolean json) {
        if (json) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("found", found.size());
            ArrayNode events = answer.putArray("events");
            found.forEach(dead -> events.add(dead.event()));
            output.json(answer);
        } else if (found.isEmpty()) {
            output.line("no dead events to send again");
        } else {
            output.table(found, FIELDS);
            output.line(
                    found.size() == 1
                            ? "1 dead event would be sent again"
                            : found.size() + " dead events would be sent again");
        }
    }

    /// Reads a time, or how long ago it was.
    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.startsWith("P")
                        ? Instant.now().minus(Duration.parse(text))
                        : Instant.parse(text);
            } catch (DateTimeException | ArithmeticException malformed) {
                throw new TypeConversionException(
                        "neither a time such as 2026-10-05T09:12:44Z nor a duration such as PT2H");
            }
        }
    }
}
