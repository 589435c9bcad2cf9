package io.sprintqueue.operations;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Answers each route of the operations API: the table of all of them.
final class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

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

    /// Its endpoint's response; 503 if that fails, so that the caller may retry.
    Answer answer(Request request) {
        Endpoint endpoint = routes.get(request.route());
        if (endpoint == null) {
            return Answer.notFound("there is no route " + request.route());
        }
        try {
            return endpoint.answer(request);
        } catch (RuntimeException failed) {
            LOG.error("{} failed", request.route(), Failures.harmless(failed));
            return Answer.unavailable();
        }
    }
}
