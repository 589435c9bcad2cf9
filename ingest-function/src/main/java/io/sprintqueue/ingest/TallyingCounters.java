package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.Site;

import java.util.Optional;

/// Counts with another counter, and adds rejections to a tally.
record TallyingCounters(ReceiveCounters others, RejectionTally tally) implements ReceiveCounters {
    @Override
    public void count(Optional<Site> site, ReceiveResult result) {
        others.count(site, result);
        result.rejection().ifPresent(tally::count);
    }

    @Override
    public void unknownUserAgent(Site site) {
        others.unknownUserAgent(site);
    }

    @Override
    public void secretsStale() {
        others.secretsStale();
    }
}
