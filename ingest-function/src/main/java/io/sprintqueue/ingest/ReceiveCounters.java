package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.Site;

import java.util.Optional;

/// Counts the results of deliveries. Counting never fails.
public interface ReceiveCounters {
    /// Counts nothing.
    ReceiveCounters NONE =
            new ReceiveCounters() {
                @Override
                public void count(Optional<Site> site, ReceiveResult result) {}

                @Override
                public void unknownUserAgent(Site site) {}

                @Override
                public void secretsStale() {}
            };

    /// A delivery was accepted or rejected.
    ///
    /// @param site absent if we do not know the site: invented names must not become names of
    ///     metrics
    void count(Optional<Site> site, ReceiveResult result);

    /// A signed delivery came from a client that is not on its site's list, let in or not.
    void unknownUserAgent(Site site);

    /// Expired secrets were used, because they could not be read again.
    void secretsStale();
}
