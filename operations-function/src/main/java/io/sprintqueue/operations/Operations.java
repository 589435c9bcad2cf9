package io.sprintqueue.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Answers each route of the operations API: the table of all of them.
final class Operations {
    private final Map<String, Endpoint> routes = new HashMap<>();

    /// The routes of all subjects, none of which two may answer.
    Operations(Endpoints... subjects) {
        for (Endpoints subject : subjects) {
            subject.routes().forEach(this::add);
        }
    }

    private void add(String route, Endpoint endpoint) {
        if (routes.put(route, endpoint) != null) {
            throw new IllegalStateException("two subjects answer " + route);
        }
    }

    Set<String> routes() {
        return Set.copyOf(routes.keySet());
    }

    Answer answer(Request request) {
        Endpoint endpoint = routes.get(request.route());
        return endpoint == null
                ? Answer.notFound("there is no route " + request.route())
                : endpoint.answer(request);
    }
}
