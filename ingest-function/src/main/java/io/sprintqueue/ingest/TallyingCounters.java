package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.Site;

import java.util.Optional;

/// Counts in two ways: as others do, and what was rejected in a tally of our own.
record TallyingCounters(IntakeCounters others, RejectionTally tally) implements IntakeCounters {
    @Override
    public void count(Optional<Site> site, IntakeResult result) {
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
