package io.sprintqueue.core.delivery;

/// The result of routing a body.
public sealed interface Routing {
    /// It is about this entity.
    record Routed(RoutingFacts facts, Entity entity) implements Routing {}

    /// A JSON object that cannot be routed: it is kept and ends dead, never dropped.
    record Unroutable(RoutingFacts facts, String reason) implements Routing {}

    /// Not a well-formed JSON object within the limits; Jira never sends such a body.
    record Malformed(String reason) implements Routing {}
}
