package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Secret;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A trace can be followed from the request that brought a delivery to the line of its batch.
class TracePipelineTest {
    private static final String PROCESSOR = "io.sprintqueue.processor";
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// What the processor logs: the message, then its fields.
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        var appender =
                new AbstractAppender("traced", null, null, false, Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        var message = event.getMessage();
                        lines.add(
                                message.getFormattedMessage()
                                        + Arrays.toString(message.getParameters()));
                    }
                };
        appender.start();
        Configurator.setLevel(PROCESSOR, Level.DEBUG);
        ((Logger) LogManager.getLogger(PROCESSOR)).addAppender(appender);
    }

    @AfterEach
    void listen_no_more() {
        Configurator.reconfigure();
    }

    @Test
    void the_trace_of_the_request_is_on_the_line_of_the_batch_that_applied_it() throws IOException {
        try (var pipeline = new SteppedPipeline("a secret")) {
            String body =
                    """
                    {"timestamp":%d,"webhookEvent":"jira:issue_updated",
                    "issue":{"id":"1","key":"TES-1","fields":{"summary":"traced"}}}\
                    """
                            .formatted(pipeline.clock.millis());
            int status =
                    pipeline.deliver(
                            body,
                            new Secret("a secret"),
                            Map.of("Traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01"));
            assertThat(status).isEqualTo(202);
            assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);

            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("batch processed")
                    .contains("trace_id=" + TRACE_ID)
                    .contains("outcome=applied")
                    .contains(
                            "eventId=" + EventId.of(Entity.issue("1"), RunningPipeline.body(body)));
        }
    }
}
