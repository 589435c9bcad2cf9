package io.sprintqueue.fakejira.webhook;

import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.webhook.Lost.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Sends what happens to the webhooks that want it. It only says what is to be sent now, and
/// is told how that ended.
public final class Outbox {
    private static final Set<Integer> TRIED_AGAIN = Set.of(408, 409, 425, 429);
    private static final Duration OUTAGE = Duration.ofMinutes(30);

    private final Site site;
    private final Subscriptions subscriptions;
    private final Bodies bodies;
    private final RandomGenerator chance;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private final Map<Long, Attempt> underWay = new HashMap<>();
    private final Map<String, Instant> failingSince = new HashMap<>();
    private final List<Lost> lost = new ArrayList<>();
    private Transport transport;
    private int told;
    private long attempts;
    private long accepted;

    private record Waiting(Instant due, long number, Delivery delivery, int retry) {
        Attempt attempt() {
            return new Attempt(number, delivery, retry);
        }
    }

    /// The deliveries of a site. What happened before this is told to no webhook.
    public Outbox(Site site, Transport transport, RandomGenerator chance) {
        this.site = site;
        this.subscriptions = new Subscriptions(site);
        this.bodies = new Bodies(site);
        this.transport = transport;
        this.chance = chance;
        this.told = site.changeCount();
    }

    /// What happens on the way from now on.
    public void transport(Transport other) {
        transport = other;
    }

    /// What happens on the way.
    public Transport transport() {
        return transport;
    }

    /// Takes up what has happened, then takes out what is to be sent now.
    public List<Attempt> due(Instant now) {
        site.changesSince(told).forEach(change -> take(change, now));
        told = site.changeCount();
        var due = new ArrayList<Attempt>();
        var blocked = new ArrayList<Waiting>();
        for (Waiting next = next(now); next != null; next = next(now)) {
            Attempt attempt = next.attempt();
            if (hasRoom(attempt)) {
                underWay.put(attempt.number(), attempt);
                due.add(attempt);
            } else {
                blocked.add(next);
            }
        }
        waiting.addAll(blocked);
        return due;
    }

    private @Nullable Waiting next(Instant now) {
        Waiting first = waiting.peek();
        return first == null || first.due.isAfter(now) ? null : waiting.poll();
    }

    private boolean hasRoom(Attempt attempt) {
        Flow flow = attempt.delivery().flow();
        long same =
                underWay.values().stream()
                        .filter(other -> other.delivery().flow() == flow)
                        .filter(other -> host(other).equals(host(attempt)))
                        .count();
        return same < flow.concurrency();
    }

    private static String host(Attempt attempt) {
        return String.valueOf(attempt.url().getAuthority());
    }

    private void take(Change change, Instant now) {
        for (Webhook webhook : subscriptions.of(change, now)) {
            Flow flow = Subscriptions.flow(change);
            String body = webhook.excludeBody() ? "" : bodies.of(change).toString();
            String identifier = new UUID(chance.nextLong(), chance.nextLong()).toString();
            var delivery = new Delivery(identifier, webhook, change, flow, body);
            if (chance.nextDouble() < transport.lost()) {
                lost.add(new Lost(delivery, Reason.ON_THE_WAY, change.at()));
            } else {
                send(delivery);
                if (chance.nextDouble() < transport.repeated()) {
                    send(delivery);
                }
            }
        }
    }

    private void send(Delivery delivery) {
        Instant due = delivery.change().at();
        if (delivery.flow() == Flow.SECONDARY) {
            due = due.plus(within(transport.secondaryDelay()));
        }
        if (chance.nextDouble() < transport.delayed()) {
            due = due.plus(within(transport.delay()));
        }
        waiting.add(new Waiting(due, ++attempts, delivery, 0));
    }

    private Duration within(Duration most) {
        return Duration.ofMillis(chance.nextLong(most.toMillis() + 1));
    }

    /// Says how a try ended.
    ///
    /// @param status of the answer, 0 where there was none in time
    public void answered(Attempt attempt, int status, Instant now) {
        underWay.remove(attempt.number());
        boolean ok = status >= 200 && status < 300;
        site.webhooks().tried(attempt.delivery().webhook().id(), ok);
        if (ok) {
            accepted++;
            failingSince.remove(host(attempt));
        } else if (!isTriedAgain(status)) {
            lost.add(new Lost(attempt.delivery(), Reason.REFUSED, now));
        } else if (mayTryAgain(attempt, now)) {
            Duration spread = transport.retryWithin().minus(transport.retryAfter());
            Instant due = now.plus(transport.retryAfter()).plus(within(spread));
            waiting.add(new Waiting(due, ++attempts, attempt.delivery(), attempt.retry() + 1));
        } else {
            lost.add(new Lost(attempt.delivery(), Reason.GIVEN_UP, now));
        }
    }

    private static boolean isTriedAgain(int status) {
        return status == 0 || status >= 500 || TRIED_AGAIN.contains(status);
    }

    /// After half an hour of failures Jira tries each delivery once, until one succeeds.
    private boolean mayTryAgain(Attempt attempt, Instant now) {
        Instant since = failingSince.computeIfAbsent(host(attempt), _ -> now);
        return attempt.retry() < transport.retries()
                && Duration.between(since, now).compareTo(OUTAGE) < 0;
    }

    /// When something is to be sent next, where something waits.
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek()).map(Waiting::due);
    }

    /// Whether everything that has happened was sent and answered, or is lost.
    public boolean isIdle() {
        return waiting.isEmpty() && underWay.isEmpty() && told == site.changeCount();
    }

    /// The deliveries that never arrive.
    public List<Lost> lost() {
        return List.copyOf(lost);
    }

    /// How many tries were accepted.
    public long accepted() {
        return accepted;
    }
}
