package io.sprintqueue.operations;

import java.util.Map;

/// Answers the routes of one subject.
@FunctionalInterface
interface Endpoints {
    /// The method and the path's template, as in `template.yaml`, → what answers it.
    Map<String, Endpoint> routes();
}
