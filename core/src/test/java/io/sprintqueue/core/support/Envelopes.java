package io.sprintqueue.core.support;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.provenance.People;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What accompanies a body.
public final class Envelopes {
    private Envelopes() {}

    public static Envelope of(Body body, Instant receivedAt) {
        return of(body, receivedAt, 0);
    }

    public static Envelope of(Body body, Instant receivedAt, int replay) {
        Entity entity = Bodies.entity(body);
        return new Envelope(
                Site.DEFAULT,
                EventId.of(entity, body),
                entity,
                null,
                null,
                null,
                receivedAt,
                JiraHeaders.NONE,
                Lane.INTERACTIVE,
                0,
                replay,
                null,
                null);
    }

    /// The default limits with that mapping for every site.
    public static Configuration configuration(FieldMapping mapping) {
        return configuration(mapping, People.NAMES);
    }

    /// The same, with so much of people.
    public static Configuration configuration(FieldMapping mapping, People people) {
        return new Configuration(
                new Configuration.SiteSettings(
                        mapping,
                        new UserAgentPolicy(UserAgentPolicy.Mode.OBSERVE, List.of("Atlassian*")),
                        new LanePolicy(Set.of("Highest"), List.of(), List.of(), Set.of(), false),
                        people),
                Map.of(),
                new Configuration.Limits(
                        4_000_000,
                        Duration.ofDays(60),
                        Duration.ofDays(90),
                        Duration.ofDays(1),
                        Duration.ofDays(400)),
                new Configuration.Retry(
                        Duration.ofSeconds(1),
                        2,
                        Duration.ofMinutes(5),
                        new Configuration.Redrive(
                                Duration.ofMinutes(15), 4, Duration.ofHours(12), 4)),
                new Configuration.Health(Duration.ofMinutes(5), Duration.ofDays(3)));
    }
}
