package io.sprintqueue.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.outcome.FetchRequest;

import java.time.Instant;

/// An issue of a site that should be read in full.
public record FetchMessage(Site site, FetchRequest request) {
    private static final String SITE = "site";
    private static final String ISSUE = "issue";
    private static final String SINCE = "since";

    String encode() {
        return JsonNodeFactory.instance
                .objectNode()
                .put(SITE, site.name())
                .put(ISSUE, request.issueId())
                .put(SINCE, request.since().toEpochMilli())
                .toString();
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws UnreadableMessageException if it did not write it
    static FetchMessage decode(String text) {
        JsonNode json = json(text);
        String issue = json.path(ISSUE).asText();
        Site site =
                Site.named(json.path(SITE).asText())
                        .filter(_ -> Entity.isId(issue) && json.path(SINCE).isIntegralNumber())
                        .orElseThrow(() ->
                                new UnreadableMessageException("it names no issue of a site"));
        Instant since = Instant.ofEpochMilli(json.path(SINCE).asLong());
        return new FetchMessage(site, new FetchRequest(issue, since));
    }

    private static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableMessageException(
                    "the message is " + BoundedJson.problem(malformed), malformed);
        }
    }
}
