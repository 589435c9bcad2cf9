package io.sprintqueue.operations;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers the routes of one subject.
@FunctionalInterface
interface Endpoints {
    /// The method and the path's template, as in `template.yaml`, → what answers it.
    Map<String, Endpoint> routes();

    /// Those of several subjects, none of which two may answer.
    static Endpoints of(Endpoints... subjects) {
        return () ->
                Stream.of(subjects)
                        .flatMap(subject -> subject.routes().entrySet().stream())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }
}
