package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The sites that sync has credentials for, as its last run found them. Operators may not read the
/// credentials, so sync says it.
public record SyncedSites(Cells cells) {
    private static final String GROUP = "sites";
    private static final String NAME = "synced";

    /// Notes what a run found; it writes only where that changed.
    public void note(Collection<Site> sites, Instant now) {
        cells.change(
                GROUP,
                NAME,
                text -> {
                    SortedMap<Site, Instant> known = decode(text);
                    ObjectNode json = JobState.empty();
                    sites.stream()
                            .sorted()
                            .forEach(site ->
                                    json.put(
                                            site.name(), known.getOrDefault(site, now).toString()));
                    return json.toString();
                });
    }

    /// Since when sync has known the credentials of each site.
    public SortedMap<Site, Instant> all() {
        return decode(cells.read(GROUP, NAME).text());
    }

    private static SortedMap<Site, Instant> decode(String text) {
        ObjectNode json = CellJson.of(text, "the list of synced sites");
        var sites = new TreeMap<Site, Instant>();
        json.fieldNames()
                .forEachRemaining(name -> {
                    Optional<Instant> since = CellJson.instant(json, name);
                    Site.named(name)
                            .ifPresent(site -> since.ifPresent(time -> sites.put(site, time)));
                });
        return sites;
    }
}
