package io.sprintqueue.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Waits until events have ended, each by its own record.
///
/// Polling disturbs what is still being processed. So one thread polls, for an issue's events in
/// one request if they fit. If some are not settled yet it waits for one of them, ever longer,
/// before it polls the others again.
public final class Draining {
    private static final Duration PAUSE_MIN = Duration.ofMillis(10);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);

    /// After so many failures in a row it does not retry once patience has ended.
    private static final int UNANSWERED_MAX = 3;

    private final Records records;
    private final Settling settling;
    private final Pace pace;
    private final Duration patience;
    private final Runnable eachSettled;
    private int unanswered;

    private record Owner(Site site, Entity entity) {}

    /// A wait for events.
    ///
    /// @param settling sees the records of those that are settled
    /// @param patience after so long each open issue is looked at again, and that is all
    public Draining(
            Records records,
            Settling settling,
            Pace pace,
            Duration patience,
            Runnable eachSettled) {
        this.records = records;
        this.settling = settling;
        this.pace = pace;
        this.patience = patience;
        this.eachSettled = eachSettled;
    }

    /// Waits until all of them are settled, or until patience ends.
    public Drain await(Collection<Ledger.Event> accepted) {
        long end = pace.nanos() + patience.toNanos();
        Map<Owner, Set<Ledger.Event>> open = new LinkedHashMap<>();
        for (Ledger.Event event : accepted) {
            open.computeIfAbsent(new Owner(event.site(), event.id().entity()), _ -> new HashSet<>())
                    .add(event);
        }
        int left = 0;
        for (Map.Entry<Owner, Set<Ledger.Event>> each : open.entrySet()) {
            if (unanswered < UNANSWERED_MAX || !isLate(end)) {
                settle(each.getKey(), each.getValue(), end);
            }
            left += each.getValue().size();
        }
        return new Drain(accepted.size() - left, accepted.size());
    }

    private void settle(Owner owner, Set<Ledger.Event> open, long end) {
        lookAtAll(owner, open);
        Duration pause = PAUSE_MIN;
        while (!open.isEmpty() && !isLate(end)) {
            pace.pause(pause);
            pause = longer(pause);
            if (lookAtOne(open)) {
                lookAtAll(owner, open);
                pause = PAUSE_MIN;
            }
        }
    }

    private boolean isLate(long end) {
        return pace.nanos() - end >= 0;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
    }

    /// Only an issue's events can be requested together.
    private void lookAtAll(Owner owner, Set<Ledger.Event> open) {
        switch (owner.entity().kind()) {
            case ISSUE -> lookAtIssue(owner, open);
            case SPRINT, PROJECT, EVENT -> Set.copyOf(open).forEach(event -> look(event, open));
        }
    }

    private void lookAtIssue(Owner owner, Set<Ledger.Event> open) {
        JsonNode part = part(owner, null, open);
        while (part.path("next").isTextual() && !open.isEmpty()) {
            part = part(owner, part.path("next").textValue(), open);
        }
    }

    private JsonNode part(Owner owner, @Nullable String next, Set<Ledger.Event> open) {
        JsonNode part = asked(() -> records.ofIssue(owner.site(), owner.entity().id(), next));
        part.path("events").forEach(record -> see(record, open));
        return part;
    }

    /// Any of them, since all must be settled.
    private boolean lookAtOne(Set<Ledger.Event> open) {
        Ledger.Event any = open.iterator().next();
        look(any, open);
        return !open.contains(any);
    }

    private void look(Ledger.Event event, Set<Ledger.Event> open) {
        see(asked(() -> records.one(event)), open);
    }

    /// What was found; a missing node if nothing was, or without a response.
    private JsonNode asked(Supplier<HttpAnswer> question) {
        try {
            HttpAnswer answer = question.get();
            unanswered = 0;
            return answer.status() == 200 ? answer.body() : MissingNode.getInstance();
        } catch (UncheckedIOException _) {
            unanswered++;
            return MissingNode.getInstance();
        }
    }

    private void see(JsonNode record, Set<Ledger.Event> open) {
        Optional<Ledger.Event> event = named(record);
        if (event.filter(open::contains).isPresent() && settling.see(record)) {
            open.remove(event.get());
            eachSettled.run();
        }
    }

    private static Optional<Ledger.Event> named(JsonNode record) {
        Optional<Site> site = Site.named(record.path("site").asText());
        return EventId.parse(record.path("eventId").asText())
                .flatMap(id -> site.map(named -> new Ledger.Event(named, id)));
    }
}
