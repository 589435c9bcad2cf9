package io.sprintqueue.store.sync;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Reads how sync stands, as operators see it.
public record SyncStandings(Cells cells, Cadences cadences) {
    /// All sites that sync has credentials for.
    public List<SiteStanding> all(Instant now) {
        return new SyncedSites(cells)
                .all().entrySet().stream()
                        .map(site -> of(site.getKey(), site.getValue(), now))
                        .toList();
    }

    /// One site; nothing where sync has no credentials for it, so that webhooks alone feed it.
    public Optional<SiteStanding> of(Site site, Instant now) {
        SortedMap<Site, Instant> known = new SyncedSites(cells).all();
        return Optional.ofNullable(known.get(site)).map(since -> of(site, since, now));
    }

    private SiteStanding of(Site site, Instant since, Instant now) {
        Optional<Instant> pausedUntil = new Pauses(cells).until(site, now);
        List<JobStanding> jobs =
                new JobStates(cells)
                        .of(site).stream()
                                .map(state ->
                                        JobStanding.of(
                                                state,
                                                cadences,
                                                since,
                                                pausedUntil.isPresent(),
                                                now))
                                .toList();
        return new SiteStanding(
                site,
                since,
                pausedUntil.orElse(null),
                new Logins(cells).of(site),
                jobs,
                new HourlyCounts(cells).lastDay(site, now),
                new Acceptances(cells).of(site, now));
    }
}
