package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejections;

import java.time.Instant;
import java.util.Optional;

/// The port by which operators read what was rejected.
public interface RejectionReader {
    /// What was reported as rejected in each minute from the one of `from` to the one of `to`, both
    /// included; nothing if there are more reports than can be read.
    Optional<Rejections> between(Instant from, Instant to);
}
