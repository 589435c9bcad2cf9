package io.sprintqueue.cli.load;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.client.HttpAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// When events came to their end, by their own records.
public final class Settling {
    private final Latencies latencies = new Latencies();
    private final AtomicReference<Instant> first = new AtomicReference<>(Instant.MAX);
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    /// Looks at what the pipeline says of an event.
    ///
    /// @return whether the event has come to its end
    public boolean see(HttpAnswer answer) {
        JsonNode event = answer.body();
        if (answer.status() != 200 || event.path("outcome").asText().equals("RETRYING")) {
            return false;
        }
        Instant received = Instant.parse(event.path("receivedAt").asText());
        Instant finished = Instant.parse(event.path("finishedAt").asText());
        latencies.record(Duration.between(received, finished));
        first.accumulateAndGet(received, (one, other) -> one.isBefore(other) ? one : other);
        last.accumulateAndGet(finished, (one, other) -> one.isAfter(other) ? one : other);
        return true;
    }

    /// From the receipt of each to its end.
    public Latencies latencies() {
        return latencies;
    }

    /// From the first receipt to the last end; nothing where there was none.
    public Duration whole() {
        return latencies.isEmpty() ? Duration.ZERO : Duration.between(first.get(), last.get());
    }
}
