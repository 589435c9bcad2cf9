package io.sprintqueue.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// What was answered.
///
/// @param status of HTTP
/// @param body the JSON; null's node where it was none
public record HttpAnswer(int status, JsonNode body) {
    /// Sends a request, and waits for the response.
    ///
    /// @throws UncheckedIOException if there is none, naming the address
    static HttpAnswer of(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return new HttpAnswer(response.statusCode(), json(response.body()));
        } catch (ConnectException refused) {
            throw new UncheckedIOException(
                    ("no answer from %s: nothing listens there; ./sprintqueue up starts a"
                                    + " pipeline, --url names another")
                            .formatted(request.uri()),
                    refused);
        } catch (IOException failed) {
            throw new UncheckedIOException("no answer from " + request.uri(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    private static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.nullNode();
        }
    }
}
