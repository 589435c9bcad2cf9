package io.sprintqueue.sync;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.sync.Fetches.Fetched;
import io.sprintqueue.sync.SiteSync.SliceResult;
import io.sprintqueue.sync.SyncRun.Failed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what a slice came to as metrics, by site.
record SliceMetrics(MetricWriter metrics, Configuration configuration) {
    private static final Logger LOG = LoggerFactory.getLogger(SliceMetrics.class);

    /// What issues that were asked for came to.
    void write(Fetched fetched) {
        write(fetched.site(), "fetch", fetched.problem().isPresent(), fetched.tally());
    }

    /// A site that was not read at all.
    void write(Failed failed) {
        write(failed.site(), "run", true, new Tally());
    }

    void write(Site site, SliceResult slice) {
        write(site, slice.job().toString(), slice.problem().isPresent(), slice.here());
    }

    /// What was done stands, counted or not.
    private void write(Site site, String job, boolean isFailed, Tally here) {
        MetricName ended = isFailed ? MetricName.SYNC_FAILED : MetricName.SYNC_DONE;
        var line =
                new MetricLine()
                        .by(new Dimension("site", configuration.label(site)))
                        .count(ended, 1)
                        .with("job", job);
        count(line, MetricName.JIRA_REQUESTS, here.count(Counted.REQUESTS));
        count(line, MetricName.JIRA_REFUSED, here.count(Counted.REFUSED));
        count(line, MetricName.CONTRADICTED, here.count(Counted.CONTRADICTED));
        count(line, MetricName.CONTRADICTIONS_STAND, here.count(Counted.STANDING));
        count(line, MetricName.WEBHOOKS_SILENT, here.count(Counted.SILENT));
        count(line, MetricName.CHANGES_JUDGED, here.count(Counted.JUDGED));
        count(line, MetricName.CHANGES_TOLD, here.count(Counted.TOLD));
        count(line, MetricName.SAMPLED, here.count(Counted.SAMPLED));
        count(line, MetricName.DISAGREED, here.count(Counted.DISAGREED));
        write(line);
    }

    /// Whether its jobs keep up, however many slices a run had.
    void write(Site site, long faulty) {
        write(
                new MetricLine()
                        .by(new Dimension("site", configuration.label(site)))
                        .count(MetricName.SYNC_BEHIND, faulty));
    }

    private void write(MetricLine line) {
        try {
            metrics.write(line);
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(Failures.harmless(failed)).log("sync is not counted");
        }
    }

    private static void count(MetricLine line, MetricName metric, long count) {
        if (count > 0) {
            line.count(metric, count);
        }
    }
}
