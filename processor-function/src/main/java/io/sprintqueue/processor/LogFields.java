package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.outcome.Outcome;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How log lines name an event.
final class LogFields {
    /// `00-<trace id>-<span id>-<flags>`, as W3C has it.
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-.*");

    /// `Root=<trace id>;Parent=…`, as Lambda hands over X-Ray's.
    private static final Pattern XRAY = Pattern.compile("Root=([0-9a-f-]{35})(?:;.*)?");

    private LogFields() {}

    /// What there is to find it by, and how it ended.
    static Map<String, String> of(Envelope envelope, String outcome) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("eventId", envelope.eventId().toString());
        fields.put("site", envelope.site().name());
        fields.put("entity", envelope.entity().toString());
        fields.put("outcome", outcome);
        String trace = envelope.traceparent();
        if (trace != null) {
            fields.put("trace_id", traceId(trace));
        }
        return fields;
    }

    /// The same, without what is said already where a line is of one site: its name, and the
    /// entity that the event id starts with.
    static Map<String, String> within(String site, Envelope envelope, String outcome) {
        Map<String, String> fields = of(envelope, outcome);
        fields.remove("site", site);
        fields.remove("entity", envelope.eventId().entity().toString());
        return fields;
    }

    static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// The trace alone, which the request that brought the delivery has too; all of what is of
    /// another shape.
    private static String traceId(String trace) {
        return Stream.of(TRACEPARENT, XRAY)
                .map(pattern -> pattern.matcher(trace))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse(trace);
    }
}
