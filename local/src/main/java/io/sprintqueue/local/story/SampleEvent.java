package io.sprintqueue.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;

import java.time.Instant;
import java.util.Optional;

/// A body to send, as it would come from Jira.
///
/// @param name the file it was read from, without its folder's path
/// @param site the Jira site it comes from
/// @param body its exact bytes
/// @param json the same, read
public record SampleEvent(String name, Site site, Body body, JsonNode json) {
    /// When Jira sent it, by the body's own timestamp.
    public Instant sentAt() {
        return Instant.ofEpochMilli(json.path("timestamp").asLong());
    }

    /// The event's name.
    public String webhookEvent() {
        return json.path("webhookEvent").asText();
    }

    /// The sprint that the body is about, if any.
    public Optional<String> sprintId() {
        JsonNode id = json.path("sprint").path("id");
        return id.isMissingNode() ? Optional.empty() : Optional.of(id.asText());
    }
}
