package io.sprintqueue.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.jira.JiraExchange;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer of Jira on its way, by HTTP.
///
/// @param json absent where it has no body
record HttpAnswer(int status, Map<String, String> named, @Nullable JsonNode json)
        implements JiraExchange.Answer {
    static HttpAnswer of(io.sprintqueue.fakejira.rest.Answer answer) {
        return new HttpAnswer(answer.status(), answer.headers(), answer.body());
    }

    /// One that says nothing but its status.
    static HttpAnswer of(int status) {
        return new HttpAnswer(status, Map.of(), null);
    }

    /// The same with another header.
    HttpAnswer with(String name, String value) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(named);
        all.put(name, value);
        return new HttpAnswer(status, all, json);
    }

    /// The same without a header.
    HttpAnswer without(String name) {
        var others = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(named);
        others.remove(name);
        return new HttpAnswer(status, others, json);
    }

    /// The same with another body.
    HttpAnswer with(JsonNode other) {
        return new HttpAnswer(status, named, other);
    }

    /// The issues of a page of a search.
    JsonNode found() {
        return json == null ? MissingNode.getInstance() : json.path("issues");
    }

    @Override
    public HttpHeaders headers() {
        var values = new TreeMap<String, List<String>>();
        named.forEach((name, value) -> values.put(name, List.of(value)));
        return HttpHeaders.of(values, (_, _) -> true);
    }

    @Override
    public byte[] body() {
        return json == null ? new byte[0] : json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
