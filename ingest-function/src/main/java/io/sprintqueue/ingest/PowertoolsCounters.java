package io.sprintqueue.ingest;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.ingest.IntakeResult.Accepted;
import io.sprintqueue.ingest.IntakeResult.Malformed;
import io.sprintqueue.ingest.IntakeResult.RefusedUserAgent;
import io.sprintqueue.ingest.IntakeResult.TooLarge;
import io.sprintqueue.ingest.IntakeResult.Unavailable;
import io.sprintqueue.ingest.IntakeResult.Unsigned;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import java.util.Optional;
import java.util.function.Consumer;

/// Counts as CloudWatch metrics `accepted`, `rejected` and `unknownUserAgent`: each for the service
/// as a whole, so that one alarm sees every site, by `site`, and what was rejected by `reason`.
final class PowertoolsCounters implements IntakeCounters {
    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsCounters.class);

    private final Metrics metrics;

    PowertoolsCounters(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void count(Optional<Site> site, IntakeResult result) {
        String siteName = site.map(Site::name).orElse(Configuration.OTHER);
        switch (result) {
            case Accepted _ -> one(MetricName.ACCEPTED, siteName, _ -> {});
            case Unsigned _ -> rejected(siteName, "unsigned");
            case TooLarge _ -> rejected(siteName, "too_large");
            case Malformed _ -> rejected(siteName, "malformed");
            case RefusedUserAgent _ -> rejected(siteName, "user_agent");
            case Unavailable(var cause, _) -> rejected(siteName, "unavailable_" + cause);
        }
    }

    @Override
    public void unknownUserAgent(Site site) {
        one(MetricName.UNKNOWN_USER_AGENT, site.name(), _ -> {});
    }

    private void rejected(String siteName, String reason) {
        one(MetricName.REJECTED, siteName, metric -> metric.addDimension("reason", reason));
    }

    /// A delivery that is safe in its lane must not be refused since it could not be counted.
    private void one(MetricName name, String siteName, Consumer<Metrics> dimensions) {
        try {
            metrics.flushMetrics(metric -> {
                metric.addDimension("site", siteName);
                dimensions.accept(metric);
                metric.addMetric(name.toString(), 1, MetricUnit.COUNT);
            });
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(Failures.harmless(failure)).log("not counted");
        }
    }
}
