package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.local.story.SampleEvent;

import java.time.Duration;
import java.time.Instant;

/// An event of a story, and its record once it is settled.
record Told(SampleEvent event, JsonNode record) {
    String text(String name) {
        return Output.text(record.path(name));
    }

    boolean isApplied() {
        return text("outcome").equals("APPLIED");
    }

    /// From the change in Jira until the event had its effect.
    Duration lag() {
        return Duration.between(event.sentAt(), Instant.parse(text("finishedAt")));
    }
}
