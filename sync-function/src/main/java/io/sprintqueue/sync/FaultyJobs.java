package io.sprintqueue.sync;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.SiteStanding;
import io.sprintqueue.store.sync.SyncStandings;
import io.sprintqueue.store.sync.SyncedSites;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts the jobs that are behind, were stopped or fail. A count that fails does no harm, and one
/// site's fault leaves the others counted.
record FaultyJobs(Cells cells, Cadences cadences) {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyJobs.class);

    Map<Site, Long> bySite(Instant now) {
        var faulty = new TreeMap<Site, Long>();
        try {
            for (Site site : new SyncedSites(cells).all().keySet()) {
                of(site, now).ifPresent(count -> faulty.put(site, count));
            }
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(Failures.harmless(failed)).log("it is unknown what is behind");
        }
        return faulty;
    }

    private Optional<Long> of(Site site, Instant now) {
        try {
            return new SyncStandings(cells, cadences).of(site, now).map(SiteStanding::faultyJobs);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .setCause(Failures.harmless(failed))
                    .log("it is unknown what of {} is behind", site);
            return Optional.empty();
        }
    }
}
