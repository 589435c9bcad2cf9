package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// Bodies that one site sends in their order, and what must be so after them.
///
/// @param sentence what it is about
/// @param fields the site's mapping of fields, as the configuration has it
/// @param end what must be so when all are settled
public record Situation(String sentence, JsonNode fields, List<Step> steps, JsonNode end) {
    /// One body to post.
    ///
    /// @param name how a difference calls it
    /// @param headers those that differ from Jira's usual ones
    /// @param end what the record of its event must say
    public record Step(String name, String body, Map<String, String> headers, JsonNode end) {}
}
