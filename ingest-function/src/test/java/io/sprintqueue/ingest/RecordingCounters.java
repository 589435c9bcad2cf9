package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counters that keep what was counted, as `site result`.
final class RecordingCounters implements ReceiveCounters {
    private final List<String> counted = new ArrayList<>();
    private @Nullable Throwable failure;

    @Override
    public void count(Optional<Site> site, ReceiveResult result) {
        if (failure != null) {
            Thrown.<RuntimeException>sneak(failure);
        }
        counted.add(site.map(Site::name).orElse("-") + " " + result.getClass().getSimpleName());
    }

    @Override
    public void unknownUserAgent(Site site) {
        counted.add(site + " unknownUserAgent");
    }

    @Override
    public void secretsStale() {
        counted.add("secretsStale");
    }

    List<String> counted() {
        return counted;
    }

    void fail(Throwable with) {
        failure = with;
    }

    void recover() {
        failure = null;
    }

    void forget() {
        counted.clear();
    }
}
