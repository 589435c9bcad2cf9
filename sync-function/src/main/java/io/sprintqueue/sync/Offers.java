package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.event.JiraEvent.Visibility;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Comparison;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.FoundIssues;
import io.sprintqueue.jira.ListedProject;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.jira.SnapshotBodies;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares what was read with what is held, and sends what differs by the bulk lane.
final class Offers {
    /// Fewer issues than this say nothing of a register that all lose.
    static final int CLEARED_MIN = 20;

    private final Site site;
    private final Configuration configuration;
    private final EntityStore store;
    private final LaneSender lanes;
    private final Workers workers;
    private final InstantSource clock;
    private final Tally tally;

    Offers(
            Site site,
            Configuration configuration,
            EntityStore store,
            LaneSender lanes,
            Workers workers,
            InstantSource clock,
            Tally tally) {
        this.site = site;
        this.configuration = configuration;
        this.store = store;
        this.lanes = lanes;
        this.workers = workers;
        this.clock = clock;
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

    /// Offers issues that were read, and that each is to be seen where it is held as not.
    void issues(Reading<FoundIssues> found, Set<String> asked) {
        var offers = new ArrayList<Offer>();
        found.value()
                .byId()
                .forEach((id, issue) ->
                        offers.add(
                                new Offer(
                                        Entity.issue(id),
                                        SnapshotBodies.issue(issue, asked, found.at()))));
        Snapshot held = held(offers);
        send(offers, held);
        seenAgain(found, held);
    }

    /// The issues that say something else than what is held; nothing is sent.
    Set<String> differing(Reading<FoundIssues> found, Set<String> asked) {
        Snapshot held = heldIssues(found.value().byId().keySet());
        var differing = new HashSet<String>();
        found.value()
                .byId()
                .forEach((id, issue) -> {
                    var offer =
                            new Offer(
                                    Entity.issue(id),
                                    SnapshotBodies.issue(issue, asked, found.at()));
                    if (isUsable(offer, held)
                            && !(compared(offer, message(offer), state(held, offer.entity()))
                                    instanceof Comparison.Same)) {
                        differing.add(id);
                    }
                });
        return differing;
    }

    private void seenAgain(Reading<FoundIssues> found, Snapshot held) {
        var hidden =
                found.value().byId().keySet().stream()
                        .filter(id -> held.isReadable(new EntityKey(site, Entity.issue(id))))
                        .filter(id -> IssueVisibility.hides(state(held, Entity.issue(id))))
                        .map(id -> seen(id, Visibility.VISIBLE, found))
                        .toList();
        send(hidden, held);
    }

    /// Offers whether an issue is to be seen, as it was read.
    void visibility(String issueId, Visibility visibility, Reading<?> reading) {
        List<Offer> offers = List.of(seen(issueId, visibility, reading));
        send(offers, held(offers));
    }

    private static Offer seen(String issueId, Visibility visibility, Reading<?> reading) {
        return new Offer(
                Entity.issue(issueId),
                SnapshotBodies.visibility(issueId, visibility, reading.at()));
    }

    void sprints(Collection<JsonNode> sprints, Reading<?> reading) {
        var offers = new ArrayList<Offer>();
        for (JsonNode sprint : sprints) {
            String id = sprint.path("id").asText();
            if (Entity.isId(id)) {
                offers.add(
                        new Offer(Entity.sprint(id), SnapshotBodies.sprint(sprint, reading.at())));
            }
        }
        send(offers, held(offers));
    }

    void projects(Collection<ListedProject> projects, Reading<?> reading) {
        List<Offer> offers =
                projects.stream()
                        .map(project ->
                                new Offer(
                                        Entity.project(project.id()),
                                        SnapshotBodies.project(
                                                project.id(),
                                                project.key(),
                                                project.json(),
                                                project.lifecycle(),
                                                reading.at())))
                        .toList();
        send(offers, held(offers));
    }

    /// What is held of these issues, read consistently.
    Snapshot heldIssues(Collection<String> ids) {
        return store.read(
                ids.stream()
                        .map(id -> new EntityKey(site, Entity.issue(id)))
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }

    /// What is held of them, read consistently.
    Snapshot held(Collection<Offer> offers) {
        return store.read(
                offers.stream()
                        .map(offer -> new EntityKey(site, offer.entity()))
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }

    State state(Snapshot held, Entity entity) {
        return held.state(new EntityKey(site, entity)).state();
    }

    private void send(Collection<Offer> offers, Snapshot held) {
        var messages = new ArrayList<LaneMessage>();
        for (Offer offer : offers) {
            if (isUsable(offer, held)) {
                LaneMessage message = message(offer);
                if (isToBeSent(offer, message, state(held, offer.entity()))) {
                    messages.add(message);
                }
            }
        }
        checkCleared();
        workers.all(messages, lanes::send);
        tally.add(Counted.SENT, messages.size());
    }

    /// One that is not takes no other with it.
    private boolean isUsable(Offer offer, Snapshot held) {
        if (!held.isReadable(new EntityKey(site, offer.entity()))) {
            tally.unusable(offer.entity() + " its row cannot be read");
            return false;
        }
        if (offer.body().sizeBytes() > configuration.limits().bodyBytes()) {
            tally.unusable(offer.entity() + " is larger than limits.bodyBytes");
            return false;
        }
        return true;
    }

    private boolean isToBeSent(Offer offer, LaneMessage message, State held) {
        tally.add(Counted.READ, 1);
        Comparison comparison = compared(offer, message, held);
        switch (comparison) {
            case Comparison.Same _ -> tally.add(Counted.SAME, 1);
            case Comparison.Differs(_, var cleared) -> tally.cleared(cleared);
            case Comparison.Contradicts(var registers) ->
                    tally.contradicts(offer.entity() + " " + String.join(",", registers));
            case Comparison.Unusable(String reason) ->
                    tally.unusable(offer.entity() + " " + reason);
        }
        return comparison instanceof Comparison.Differs;
    }

    private Comparison compared(Offer offer, LaneMessage message, State held) {
        return Comparison.of(
                held, message.envelope(), offer.body(), configuration, clock.instant());
    }

    /// One field that many issues lose at once is more likely a permission that the account lost.
    private void checkCleared() {
        long read = tally.count(Counted.READ);
        tally.cleared()
                .forEach((register, count) -> {
                    if (count >= CLEARED_MIN && count * 2 >= read) {
                        throw new RunStopped(
                                "%s would be cleared in %d of %d issues: does the account see it?"
                                        .formatted(register, count, read));
                    }
                });
    }

    private LaneMessage message(Offer offer) {
        Body body = offer.body();
        return switch (RoutingPass.of(body, Origin.SYNC)) {
            case Routing.Routed(var facts, Entity entity) when entity.equals(offer.entity()) ->
                    new LaneMessage(
                            Envelope.ofReading(site, entity, body, facts, clock.instant()), body);
            case Routing.Routed _, Routing.Unroutable _, Routing.Malformed _ ->
                    throw new IllegalStateException("a body of ours is not about what it is of");
        };
    }
}
