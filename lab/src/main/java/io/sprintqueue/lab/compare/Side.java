package io.sprintqueue.lab.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A design while it runs.
interface Side extends AutoCloseable {
    /// The secret for both designs; it protects nothing, because both listen on loopback only.
    String SECRET = "compared-on-loopback-only";

    /// Starts it.
    ///
    /// @return how long it took until it answered
    Duration start();

    /// Forgets all events, as far as the design can while it runs.
    void empty();

    /// What the load generator is told of it.
    Target target();

    /// The groups of processes whose CPU is shown apart.
    Map<Quantity, Set<String>> parts();

    /// The events of a load that it has done with.
    ///
    /// @param since when the first was due
    List<Applied> applied(Load load, Instant since);

    /// Ends it, also while it starts; a second time does nothing.
    @Override
    void close();
}
