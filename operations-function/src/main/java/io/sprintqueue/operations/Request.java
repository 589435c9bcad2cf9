package io.sprintqueue.operations;

import java.util.Map;

/// A request.
///
/// @param route the method and the path's template, as in `template.yaml`: `GET /ops/events`
/// @param path the values of the path's parameters, decoded
/// @param query the values of the query's parameters, decoded
record Request(String route, Map<String, String> path, Map<String, String> query) {
    Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }
}
