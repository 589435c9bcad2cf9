package io.sprintqueue.core.outcome;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.Parsed;
import io.sprintqueue.core.event.TimePolicy;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.queue.Projection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What one event does to the state of its entity, and how it ends.
///
/// @param outcome a terminal one
/// @param reason why, where the outcome alone does not say it
/// @param after the state with the event in it
/// @param warnings mapped fields whose values were of a wrong type
public record Settlement(
        Outcome outcome, @Nullable String reason, State after, List<String> warnings) {
    public Settlement {
        warnings = List.copyOf(warnings);
    }

    /// Decides it from nothing but what is given, so that every retry decides the same.
    ///
    /// @param before the state without the event
    /// @param now the time of applying it
    public static Settlement of(
            State before, Envelope envelope, Body body, Configuration configuration, Instant now) {
        return switch (JiraEventParser.parse(body, envelope.entity())) {
            case Parsed.Unreadable(String reason) -> dead(reason, before);
            case Parsed.Understood(JiraEvent event) ->
                    of(before, event, envelope, body, configuration, now);
        };
    }

    private static Settlement of(
            State before,
            JiraEvent event,
            Envelope envelope,
            Body body,
            Configuration configuration,
            Instant now) {
        return switch (event) {
            case JiraEvent.Stateless(_, String name) ->
                    ignored("no state is kept of " + name, before);
            case JiraEvent.Stateful stateful -> {
                Duration ageMax = configuration.limits().eventAge();
                var times = new TimePolicy(ageMax);
                yield switch (times.judge(stateful.moment(), envelope.receivedAt(), now)) {
                    case TOO_OLD -> ignored("too old: limits.eventAge is " + ageMax, before);
                    case AHEAD_OF_CLOCK ->
                            dead("clock: its time is over 24 h ahead of its receipt", before);
                    case TIMELY -> joined(before, event, envelope, body, configuration);
                };
            }
        };
    }

    private static Settlement joined(
            State before,
            JiraEvent event,
            Envelope envelope,
            Body body,
            Configuration configuration) {
        var projection = new Projection(configuration.of(envelope.site()).fields());
        Projection.Delta delta = projection.delta(event, body);
        State after = before.join(delta.state());
        return after.equals(before)
                ? new Settlement(Outcome.STALE, null, before, delta.warnings())
                : new Settlement(Outcome.APPLIED, null, after, delta.warnings());
    }

    private static Settlement dead(String reason, State before) {
        return new Settlement(Outcome.DEAD, reason, before, List.of());
    }

    private static Settlement ignored(String reason, State before) {
        return new Settlement(Outcome.IGNORED, reason, before, List.of());
    }
}
