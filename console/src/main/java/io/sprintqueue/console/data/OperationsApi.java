package io.sprintqueue.console.data;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/// The operations API, wherever it runs. The console has no other source, so both always show the
/// same.
@FunctionalInterface
public interface OperationsApi {
    /// Sends a request.
    Answer ask(Question question);

    /// A request.
    ///
    /// @param route the method and the path's template, as in `template.yaml`: `GET /ops/events`
    /// @param path the values of the path's parameters
    /// @param query the values of the query's parameters
    record Question(String route, Map<String, String> path, Map<String, String> query) {
        public Question {
            path = Map.copyOf(path);
            query = Map.copyOf(query);
        }
    }

    /// What it answers: a status of HTTP and a JSON body.
    record Answer(int status, JsonNode body) {}
}
