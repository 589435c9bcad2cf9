package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.Site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counters that keep what was counted, as `site result`.
final class RecordingCounters implements IntakeCounters {
    private final List<String> counted = new ArrayList<>();

    @Override
    public void count(Optional<Site> site, IntakeResult result) {
        counted.add(site.map(Site::name).orElse("-") + " " + result.getClass().getSimpleName());
    }

    @Override
    public void unknownUserAgent(Site site) {
        counted.add(site + " unknownUserAgent");
    }

    List<String> counted() {
        return counted;
    }
}
