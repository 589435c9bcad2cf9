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
        "Root=1-5759e988-bd862e3fe1be46a994272793,1-5759e988-bd862e3fe1be46a994272793",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=1,1-5759e988-bd862e3fe1be46a994272793",
        "of no shape,of no shape"
    })
    void an_event_is_named_with_the_trace_of_the_request_that_brought_it(
            String traceparent, String traceId) {
        Envelope envelope = Bodies.traced(Bodies.update("1", "a", 10), traceparent).envelope();

        assertThat(LogFields.of(envelope, "applied"))
                .containsEntry("eventId", envelope.eventId().toString())
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

    @Test
    void on_a_line_of_one_site_an_event_is_named_by_its_id_alone() {
        Envelope envelope = Bodies.update("1", "a", 10).envelope();

        assertThat(LogFields.within("default", envelope, "applied"))
                .containsOnlyKeys("eventId", "outcome");
        assertThat(LogFields.within("other", envelope, "applied")).containsEntry("site", "default");
    }
}
