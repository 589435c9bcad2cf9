package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Envelope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFieldsTest {
    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01,4bf92f3577b34da6a3ce929d0e0e4736",
        "Root=1-5759e988-bd862e3fe1be46a994272793,Root=1-5759e988-bd862e3fe1be46a994272793"
    })
    void an_event_is_named_with_the_trace_of_the_request_that_brought_it(
            String traceparent, String traceId) {
        Envelope traced = Bodies.update("1", "a", 10).envelope();
        var envelope =
                new Envelope(
                        traced.site(),
                        traced.eventId(),
                        traced.entity(),
                        traced.webhookEvent(),
                        traced.issueKey(),
                        traced.jiraTimestamp(),
                        traced.receivedAt(),
                        traced.headers(),
                        traced.lane(),
                        0,
                        0,
                        null,
                        traceparent);

        assertThat(LogFields.of(envelope, "applied"))
                .containsEntry("eventId", traced.eventId().toString())
                .containsEntry("site", "default")
                .containsEntry("entity", "issue-1")
                .containsEntry("outcome", "applied")
                .containsEntry("trace_id", traceId);
    }

    @Test
    void an_event_without_a_trace_has_none() {
        assertThat(LogFields.of(Bodies.update("1", "a", 10).envelope(), "applied"))
                .doesNotContainKey("trace_id");
    }
}
