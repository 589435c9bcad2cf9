package io.sprintqueue.ingest;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.core.statistics.Rejection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import java.util.Optional;
import java.util.function.Consumer;

/// Counts as CloudWatch metrics: each for the service as a whole, so that one alarm sees every
/// site, and once more by `site`, what was rejected by `site` and `reason`. Every set of dimensions
/// has the service, so that two stacks never share a metric. The line that counts an accepted
/// delivery is its line in the log too, and names the event.
final class PowertoolsCounters implements IntakeCounters {
    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsCounters.class);

    private final Metrics metrics;

    PowertoolsCounters(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void count(Optional<Site> site, IntakeResult result) {
        String siteName = site.map(Site::name).orElse(Configuration.OTHER);
        result.rejection().ifPresent(reason -> rejected(siteName, reason));
        if (result instanceof IntakeResult.Accepted accepted) {
            one(MetricName.ACCEPTED, ofSite(siteName).andThen(named(accepted)));
        }
        if (result instanceof IntakeResult.Unavailable) {
            one(MetricName.UNAVAILABLE, ofSite(siteName));
        }
    }

    @Override
    public void unknownUserAgent(Site site) {
        one(MetricName.UNKNOWN_USER_AGENT, ofSite(site.name()));
    }

    @Override
    public void secretsStale() {
        one(MetricName.SECRETS_STALE, _ -> {});
    }

    private void rejected(String siteName, Rejection reason) {
        one(
                MetricName.REJECTED,
                metric ->
                        metric.addDimension(
                                ofService(metric)
                                        .addDimension("site", siteName)
                                        .addDimension("reason", reason.toString())));
    }

    private static Consumer<Metrics> named(IntakeResult.Accepted accepted) {
        return metric -> metric.addMetadata("eventId", accepted.eventId().toString());
    }

    private static Consumer<Metrics> ofSite(String name) {
        return metric -> metric.addDimension(ofService(metric).addDimension("site", name));
    }

    private static DimensionSet ofService(Metrics metric) {
        return DimensionSet.of(metric.getDefaultDimensions().getDimensions());
    }

    /// A delivery that is safe in its lane must not be refused since it could not be counted.
    private void one(MetricName name, Consumer<Metrics> dimensions) {
        try {
            metrics.flushMetrics(metric -> {
                dimensions.accept(metric);
                metric.addMetric(name.toString(), 1, MetricUnit.COUNT);
            });
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(Failures.harmless(failure)).log("not counted");
        }
    }
}
