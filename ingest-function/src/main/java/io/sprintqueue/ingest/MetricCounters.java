package io.sprintqueue.ingest;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.core.statistics.Rejection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Counts as CloudWatch metrics: each for the service as a whole, so that one alarm sees every
/// site, and again by `site`, what was rejected by `site` and `reason`. The line that counts an
/// accepted delivery is its line in the log too, and names the event.
final class MetricCounters implements ReceiveCounters {
    private static final Logger LOG = LoggerFactory.getLogger(MetricCounters.class);

    private final MetricWriter metrics;

    MetricCounters(MetricWriter metrics) {
        this.metrics = metrics;
    }

    @Override
    public void count(Optional<Site> site, ReceiveResult result) {
        Dimension siteName = siteName(site.map(Site::name).orElse(Configuration.OTHER));
        result.rejection().ifPresent(reason -> rejected(siteName, reason));
        if (result instanceof ReceiveResult.Accepted accepted) {
            one(
                    MetricName.ACCEPTED,
                    new MetricLine().by(siteName).with("eventId", accepted.eventId().toString()));
        }
        if (result instanceof ReceiveResult.Unavailable) {
            one(MetricName.UNAVAILABLE, new MetricLine().by(siteName));
        }
    }

    @Override
    public void unknownUserAgent(Site site) {
        one(MetricName.UNKNOWN_USER_AGENT, new MetricLine().by(siteName(site.name())));
    }

    @Override
    public void secretsStale() {
        one(MetricName.SECRETS_STALE, new MetricLine());
    }

    private void rejected(Dimension siteName, Rejection reason) {
        one(
                MetricName.REJECTED,
                new MetricLine().by(siteName, new Dimension("reason", reason.toString())));
    }

    private static Dimension siteName(String name) {
        return new Dimension("site", name);
    }

    /// A delivery that is safe in its lane must not be refused because it could not be counted.
    private void one(MetricName name, MetricLine line) {
        try {
            metrics.write(line.count(name, 1));
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(Failures.harmless(failure)).log("not counted");
        }
    }
}
