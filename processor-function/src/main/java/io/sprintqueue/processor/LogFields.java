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

    /// Fields to find an event by, and its outcome.
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

    /// The same for a line of one site, without the site's name and the entity that the event id
    /// starts with.
    static Map<String, String> within(String site, Envelope envelope, String outcome) {
        Map<String, String> fields = of(envelope, outcome);
        fields.remove("site", site);
        fields.remove("entity", envelope.eventId().entity().toString());
        return fields;
    }

    static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// Only the trace id, which the delivery's request has too; a value of another shape unchanged.
    private static String traceId(String trace) {
        return Stream.of(TRACEPARENT, XRAY)
                .map(pattern -> pattern.matcher(trace))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse(trace);
    }
}
