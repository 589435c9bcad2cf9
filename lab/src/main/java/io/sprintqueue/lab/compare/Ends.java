package io.sprintqueue.lab.compare;

import io.sprintqueue.lab.load.Latencies;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The results of a load's events.
///
/// @param samples at least one, in the order in which they were due
record Ends(List<Sample> samples, List<Applied> applied) {
    Ends {
        samples = List.copyOf(samples);
        applied = List.copyOf(applied);
    }

    /// How many were accepted and neither applied nor known to be there already.
    ///
    /// Two events of an issue in the same millisecond have the same body, and for Sprintqueue that
    /// is one event, delivered twice. Which issue an event was about the load generator does not
    /// say, so one that shares its time with an applied event counts as such a delivery.
    long lost() {
        Set<String> ids = applied.stream().map(Applied::id).collect(Collectors.toSet());
        Set<Instant> stamps =
                samples.stream()
                        .filter(sample -> ids.contains(sample.id()))
                        .map(Sample::stamp)
                        .collect(Collectors.toSet());
        return samples.stream()
                .filter(Sample::accepted)
                .filter(sample -> !ids.contains(sample.id()))
                .filter(sample -> !stamps.contains(sample.stamp()))
                .count();
    }

    Instant firstDue() {
        return samples.getFirst().due();
    }

    Instant lastDue() {
        return samples.getLast().due();
    }

    /// When the last of them was applied; nothing if none was.
    Optional<Instant> last() {
        return applied.stream().map(Applied::finished).max(Comparator.naturalOrder());
    }

    /// From the receipt of each until it was applied.
    Latencies latencies() {
        var latencies = new Latencies();
        applied.forEach(
                event -> latencies.record(Duration.between(event.received(), event.finished())));
        return latencies;
    }
}
