package io.sprintqueue.lab.load;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// The responses to deliveries. Many threads write it.
public final class Ledger {
    private final Map<Event, Delivery.Fate> accepted = new ConcurrentHashMap<>();
    private final Queue<Delivery> givenUp = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final LongAdder answers = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder abandoned = new LongAdder();

    /// An event that was accepted.
    public record Event(Site site, EventId id) {}

    /// Writes down how a delivery went.
    public void enter(Delivery delivery, JiraClient.Result result) {
        retries.add(result.retries());
        switch (result) {
            case JiraClient.Result.Accepted(EventId event, _) -> {
                answers.increment();
                accepted.put(new Event(delivery.site(), event), delivery.fate());
            }
            case JiraClient.Result.GivenUp _ -> {
                abandoned.increment();
                givenUp.add(delivery);
            }
            case JiraClient.Result.Refused(int status, _) -> refused.add(status);
        }
    }

    /// The events, each once, and how they must end.
    public Map<Event, Delivery.Fate> accepted() {
        return Map.copyOf(accepted);
    }

    public int acceptedCount() {
        return accepted.size();
    }

    /// How many answers were for an event that had been accepted before.
    public long duplicates() {
        return answers.sum() - accepted.size();
    }

    public long retries() {
        return retries.sum();
    }

    /// How often all of Jira's tries were without success.
    public long abandoned() {
        return abandoned.sum();
    }

    /// The answers that Jira takes as final and that are not 202.
    public List<Integer> refused() {
        return List.copyOf(refused);
    }

    /// Takes what was given up, to be delivered again.
    public List<Delivery> takeGivenUp() {
        List<Delivery> taken = List.copyOf(givenUp);
        givenUp.removeAll(taken);
        return taken;
    }
}
