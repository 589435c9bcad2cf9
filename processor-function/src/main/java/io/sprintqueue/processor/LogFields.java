package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.outcome.Outcome;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How log lines name an event.
final class LogFields {
    /// `00-<trace id>-<span id>-<flags>`, as W3C has it.
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-.*");

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

    static String outcome(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// The trace alone, which the request that brought the delivery has too; all of what is of
    /// another shape, such as X-Ray's.
    private static String traceId(String trace) {
        Matcher w3c = TRACEPARENT.matcher(trace);
        return w3c.matches() ? w3c.group(1) : trace;
    }
}
