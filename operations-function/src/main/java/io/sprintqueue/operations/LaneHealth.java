package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.lanes.LaneStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The health as operators see it: beside the public word, how much waits in each lane.
final class LaneHealth implements Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(LaneHealth.class);

    private final Health health;
    private final Map<Lane, Supplier<LaneStatus>> lanes;

    /// @param lanes looks at each lane; an exception means that nobody can tell
    LaneHealth(Health health, Map<Lane, Supplier<LaneStatus>> lanes) {
        this.health = health;
        this.lanes = new EnumMap<>(lanes);
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /ops/health", _ -> answer());
    }

    private Answer answer() {
        Answer bare = health.answer();
        ObjectNode body = bare.body().deepCopy();
        ObjectNode byLane = body.putObject("lanes");
        lanes.forEach((lane, look) ->
                byLane.set(
                        lane.toString(),
                        look(lane, look).map(Json::lane).orElseGet(Json::unknownLane)));
        return new Answer(bare.status(), body);
    }

    private static Optional<LaneStatus> look(Lane lane, Supplier<LaneStatus> look) {
        try {
            return Optional.of(look.get());
        } catch (RuntimeException failed) {
            LOG.warn("the {} lane cannot be looked at: {}", lane, failed.toString());
            return Optional.empty();
        }
    }
}
