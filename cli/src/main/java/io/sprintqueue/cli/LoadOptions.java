package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// The options of a load.
///
/// @param rate deliveries a second
/// @param issues how many of each site change
/// @param warmUp what goes before and is not counted
/// @param instances of each function of its own pipeline; null if it is another's
record LoadOptions(
        int rate,
        Duration length,
        int issues,
        int bodyKilobytes,
        List<Site> sites,
        Duration warmUp,
        @Nullable Integer instances) {
    /// A warm-up is no race.
    private static final int WARM_UP_RATE_MAX = 100;

    LoadOptions {
        sites = List.copyOf(sites);
    }

    int warmUpRate() {
        return Math.min(rate, WARM_UP_RATE_MAX);
    }

    void write(ObjectNode json) {
        json.put("rate", rate)
                .put("seconds", length.toSeconds())
                .put("issues", issues)
                .put("bodyKilobytes", bodyKilobytes)
                .put("warmUp", warmUp.toSeconds())
                .put("instances", instances);
        var names = json.putArray("sites");
        sites.forEach(site -> names.add(site.name()));
    }
}
