package io.sprintqueue.lab.load;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How and when events ended, by their own records. One thread writes it.
public final class Settling {
    private final Latencies latencies = new Latencies();
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private final Set<Commit> commits = new HashSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /// What was written in one transaction has ended at one time.
    private record Commit(String site, String entity, Instant at) {}

    /// Looks at what the pipeline says of an event.
    ///
    /// @return whether the event has ended
    public boolean see(JsonNode event) {
        String outcome = event.path("outcome").asText();
        if (outcome.equals("RETRYING")) {
            return false;
        }
        Instant received = Instant.parse(event.path("receivedAt").asText());
        Instant finished = Instant.parse(event.path("finishedAt").asText());
        latencies.record(Duration.between(received, finished));
        outcomes.merge(outcome, 1, Integer::sum);
        commits.add(
                new Commit(event.path("site").asText(), event.path("entity").asText(), finished));
        first = received.isBefore(first) ? received : first;
        last = finished.isAfter(last) ? finished : last;
        return true;
    }

    /// From the receipt of each to its end.
    public Latencies latencies() {
        return latencies;
    }

    /// How many ended in which way.
    public SortedMap<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /// How many transactions all that took: fewer than events where a batch had several of an
    /// entity, which the processor folds into one.
    public int commits() {
        return commits.size();
    }

    /// From the first receipt to the last end; nothing if there was none.
    public Duration whole() {
        return latencies.isEmpty() ? Duration.ZERO : Duration.between(first, last);
    }
}
