package io.sprintqueue.core.outcome;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.event.TimePolicy;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.core.readmodel.Projection;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.core.story.StoryRows;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides what one event does to its entity's state, and how it ends.
///
/// @param outcome a terminal one
/// @param reason why, if the outcome alone does not say it
/// @param after the state with the event in it
/// @param remarks what was noticed about the event
/// @param changes what it changed and who did it, as its body says, whatever was held
/// @param stories the rows that it leaves in stories, by the ids of their sprints, whatever was held
/// @param mentions what an issue's body says of its sprint and project that is worth keeping
public record Decision(
        Outcome outcome,
        @Nullable String reason,
        State after,
        Remarks remarks,
        Changes changes,
            Map<String, StoryRow> stories,
            List<Mention> mentions) {
    private static final String SHOWN_BEFORE =
            "a post function showed the issue before its transition: status is still from_status";

    public Decision {
        stories = Map.copyOf(stories);
        mentions = List.copyOf(mentions);
    }

    /// One about an event that changes nothing.
    public Decision(Outcome outcome, @Nullable String reason, State after, Remarks remarks) {
        this(outcome, reason, after, remarks, Changes.NONE);
    }

    /// One that tells of no sprint and no project, and is part of no story.
    public Decision(
            Outcome outcome,
            @Nullable String reason,
            State after,
            Remarks remarks,
            Changes changes) {
        this(outcome, reason, after, remarks, changes, Map.of(), List.of());
    }

    /// Decides from the arguments only, so that every retry decides the same.
    ///
    /// @param before the state without the event
    /// @param now the time of applying it
    public static Decision of(
            State before, Envelope envelope, Body body, Configuration configuration, Instant now) {
        return switch (JiraEventParser.parse(body, envelope.entity(), envelope.origin())) {
            case Parsed.Unreadable(String reason) -> dead(reason, before);
            case Parsed.Understood(JiraEvent event) ->
                    of(before, event, envelope, body, configuration, now);
        };
    }

    private static Decision of(
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

    private static Decision joined(
            State before,
            JiraEvent event,
            Envelope envelope,
            Body body,
            Configuration configuration) {
        SiteSettings settings = configuration.of(envelope.site());
        Projection.Delta delta = new Projection(settings.fields()).delta(event, body);
        Changes changes = ToldChanges.of(event, delta.state(), settings);
        Map<String, StoryRow> stories =
                StoryRows.of(envelope.entity().id(), event, body, settings.fields());
        State after = before.join(delta.state());
        List<String> cleared = clearedAbsent(before, delta.absent(), after);
        if (after.equals(before)) {
            var remarks = new Remarks(delta.warnings(), cleared);
            return new Decision(
                    Outcome.STALE, reason(event), before, remarks, changes, stories, List.of());
        }
        boolean told = envelope.origin() == Origin.JIRA;
        var remarks =
                new Remarks(
                        delta.warnings(),
                        cleared,
                        told ? LostChanges.of(before, event, after) : List.of(),
                        told ? FetchRequests.of(envelope.entity(), event, after) : List.of());
        return new Decision(
                Outcome.APPLIED,
                reason(event),
                after,
                remarks,
                changes,
                stories,
                Mention.of(before, delta.state(), after, event, settings.fields()));
    }

    private static @Nullable String reason(JiraEvent event) {
        return event instanceof JiraEvent.IssueInTransition transition && transition.shownBefore()
                ? SHOWN_BEFORE
                : null;
    }

    /// Most bodies lack some fields: only a field that had a value is worth a remark.
    private static List<String> clearedAbsent(State before, Set<String> absent, State after) {
        return absent.stream()
                .filter(register -> before.has(register) && !after.has(register))
                .map(Fields::itemName)
                .sorted()
                .toList();
    }

    private static Decision dead(String reason, State before) {
        return new Decision(Outcome.DEAD, reason, before, Remarks.NONE);
    }

    private static Decision ignored(String reason, State before) {
        return new Decision(Outcome.IGNORED, reason, before, Remarks.NONE);
    }
}
