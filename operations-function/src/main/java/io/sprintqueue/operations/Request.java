package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Body;

import java.util.Map;

/// A request.
///
/// @param route the method and the path's template, as in `template.yaml`: `GET /ops/events`
/// @param path the values of the path's parameters, decoded
/// @param query the values of the query's parameters, decoded
/// @param body as it came; empty without one
record Request(String route, Map<String, String> path, Map<String, String> query, Body body) {
    private static final Body NONE = new Body(new byte[0]);

    Request(String route, Map<String, String> path, Map<String, String> query) {
        this(route, path, query, NONE);
    }

    Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }
}
