package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Everything that travels with a body through the lanes.
///
/// @param site where it came from
/// @param eventId its name, kept through retries, redrives and replays
/// @param entity what it is about; with the site it is the message group
/// @param webhookEvent Jira's name of the event; absent if the body has none
/// @param issueKey the issue's key as the body has it, for people who look for it
/// @param jiraTimestamp the body's `timestamp`
/// @param receivedAt when it was accepted
/// @param headers what Jira said outside the body
/// @param lane the lane it belongs to
/// @param redriveCycle how many times it returned from the dead-letter queue
/// @param replay how many times an operator sent it again
/// @param dueAt not to leave the dead-letter queue before this
/// @param traceparent the W3C trace context of the request that brought it
/// @param origin who says it
public record Envelope(
        Site site,
        EventId eventId,
        Entity entity,
        @Nullable String webhookEvent,
        @Nullable String issueKey,
        @Nullable Instant jiraTimestamp,
        Instant receivedAt,
        JiraHeaders headers,
        Lane lane,
        int redriveCycle,
        int replay,
        @Nullable Instant dueAt,
        @Nullable String traceparent,
        Origin origin) {

    /// An envelope of what Jira told by a webhook.
    public Envelope(
            Site site,
            EventId eventId,
            Entity entity,
            @Nullable String webhookEvent,
            @Nullable String issueKey,
            @Nullable Instant jiraTimestamp,
            Instant receivedAt,
            JiraHeaders headers,
            Lane lane,
            int redriveCycle,
            int replay,
            @Nullable Instant dueAt,
            @Nullable String traceparent) {
        this(
                site,
                eventId,
                entity,
                webhookEvent,
                issueKey,
                jiraTimestamp,
                receivedAt,
                headers,
                lane,
                redriveCycle,
                replay,
                dueAt,
                traceparent,
                Origin.JIRA);
    }

    /// An envelope of what sync has read; it takes the bulk lane.
    public static Envelope ofReading(
            Site site, Entity entity, Body body, RoutingFacts facts, Instant sentAt) {
        Long timestamp = facts.timestamp();
        return new Envelope(
                site,
                EventId.of(entity, body),
                entity,
                facts.webhookEvent(),
                facts.issueKey(),
                timestamp == null ? null : Instant.ofEpochMilli(timestamp),
                sentAt,
                JiraHeaders.NONE,
                Lane.BULK,
                0,
                0,
                null,
                null,
                Origin.SYNC);
    }

    /// The envelope of a delivery that has just been accepted.
    ///
    /// @param facts what was read of its body
    /// @param trace the W3C trace context of its request
    public static Envelope received(
            Site site,
            EventId eventId,
            Entity entity,
            RoutingFacts facts,
            JiraHeaders headers,
            Lane lane,
            Instant receivedAt,
            @Nullable String trace) {
        return new Envelope(
                site,
                eventId,
                entity,
                facts.webhookEvent(),
                facts.issueKey(),
                facts.sentAt(),
                receivedAt,
                headers,
                lane,
                0,
                0,
                null,
                trace);
    }

    /// The SQS message group: everything about one entity of one site is delivered in order.
    /// At most 81 characters (SQS allows 128).
    public String messageGroup() {
        return site + ":" + entity;
    }

    /// Whether it has neither been redriven nor replayed. Only then do its times say how quick the
    /// pipeline is.
    public boolean isFirstRun() {
        return redriveCycle == 0 && replay == 0;
    }

    /// Whether Jira tells it now: its times are those of the pipeline, and not of a past fault or
    /// of a reading.
    public boolean isToldNow() {
        return origin == Origin.JIRA && isFirstRun();
    }

    /// The same, stamped with the time before which it is not to leave the dead-letter queue.
    public Envelope due(Instant time) {
        return with(lane, redriveCycle, replay, time);
    }

    /// The same, returning from the dead-letter queue. It goes to the bulk lane: people's changes
    /// must not wait behind earlier failures.
    public Envelope redriven() {
        return with(Lane.BULK, redriveCycle + 1, replay, null);
    }

    /// The same, replayed by an operator: it has all redrive cycles again.
    public Envelope replayed(Lane otherLane) {
        return with(otherLane, 0, replay + 1, null);
    }

    /// The same event, routed by its body again. Its id stays, whatever entity that names: the
    /// event was accepted under it, and its record is found by it.
    public Envelope placed(Entity otherEntity, RoutingFacts facts) {
        return new Envelope(
                site,
                eventId,
                otherEntity,
                facts.webhookEvent(),
                facts.issueKey(),
                facts.sentAt(),
                receivedAt,
                headers,
                lane,
                redriveCycle,
                replay,
                dueAt,
                traceparent,
                origin);
    }

    private Envelope with(
            Lane otherLane, int otherCycle, int otherReplay, @Nullable Instant otherDueAt) {
        return new Envelope(
                site,
                eventId,
                entity,
                webhookEvent,
                issueKey,
                jiraTimestamp,
                receivedAt,
                headers,
                otherLane,
                otherCycle,
                otherReplay,
                otherDueAt,
                traceparent,
                origin);
    }
}
