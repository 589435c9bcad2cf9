package io.sprintqueue.core.delivery;

import io.sprintqueue.core.delivery.RoutingPass.Routing;

import java.util.function.BiFunction;

/// Builds the message that sends a dead event again.
public final class Replay {
    private Replay() {}

    /// The envelope of the next try. The body is routed again, since a fault of its routing
    /// may be fixed; if it cannot be routed it stays where it was, and ends dead again.
    ///
    /// @param dead as the event's record has it
    /// @param lane chooses from what was read of the body, and what Jira said outside it
    public static Envelope of(
            Envelope dead, Body body, BiFunction<RoutingFacts, JiraHeaders, Lane> lane) {
        return switch (RoutingPass.of(body, dead.origin())) {
            case Routing.Routed(var facts, Entity entity) ->
                    dead.placed(entity, facts).replayed(lane.apply(facts, dead.headers()));
            case Routing.Unroutable(var facts, _) ->
                    dead.replayed(lane.apply(facts, dead.headers()));
            case Routing.Malformed _ -> dead.replayed(Lane.BULK);
        };
    }
}
