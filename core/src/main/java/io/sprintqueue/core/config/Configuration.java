package io.sprintqueue.core.config;

import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.provenance.People;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The configuration file, read and checked.
///
/// @param defaults settings of every site without its own
/// @param sites settings of the sites with their own, completed from the defaults
public record Configuration(
        SiteSettings defaults,
        Map<Site, SiteSettings> sites,
        Limits limits,
        Retry retry,
        Health health,
        Sync sync) {
    /// All sites that the file does not name, to metrics.
    public static final String OTHER = "other";

    public Configuration {
        sites = Map.copyOf(sites);
    }

    /// With what sync does by default.
    public Configuration(
            SiteSettings defaults,
            Map<Site, SiteSettings> sites,
            Limits limits,
            Retry retry,
            Health health) {
        this(defaults, sites, limits, retry, health, Sync.DEFAULT);
    }

    /// The settings of a site, named in the file or not.
    public SiteSettings of(Site site) {
        return sites.getOrDefault(site, defaults);
    }

    /// How metrics name a site: a site that the file does not name is `other`, so that there are
    /// never more names than in the file.
    public String label(Site site) {
        return site.equals(Site.DEFAULT) || sites.containsKey(site) ? site.name() : OTHER;
    }

    /// What may differ from site to site.
    ///
    /// @param people how much of those who change things is kept and shown
    /// @param url where people open the site's Jira, without a slash at the end; absent if the file
    ///     does not say it
    public record SiteSettings(
            FieldMapping fields,
            UserAgentPolicy userAgent,
            LanePolicy lanes,
            People people,
            @Nullable String url) {
        /// Settings that do not say where the Jira is.
        public SiteSettings(
                FieldMapping fields, UserAgentPolicy userAgent, LanePolicy lanes, People people) {
            this(fields, userAgent, lanes, people, null);
        }
    }

    /// The bounds.
    ///
    /// @param bodyBytes the largest body that is accepted
    /// @param eventAge an older event is ignored
    /// @param tombstone how long a deletion is remembered; longer than `eventAge`
    /// @param deduplication how long a settled event is remembered; never below Jira's 75 minutes
    /// @param history how long one that changed something is; never below `deduplication`
    public record Limits(
            int bodyBytes,
            Duration eventAge,
            Duration tombstone,
            Duration deduplication,
            Duration history) {}

    /// How a failed event is retried.
    ///
    /// @param base the wait after the first failure
    /// @param factor by what each further wait is longer
    /// @param cap the longest wait
    public record Retry(Duration base, int factor, Duration cap, Redrive redrive) {}

    /// When health is degraded.
    ///
    /// @param backlogAge the oldest message of a lane is older
    /// @param quiet no delivery has been seen for so long
    public record Health(Duration backlogAge, Duration quiet) {}

    /// How sync asks Jira.
    ///
    /// @param requestsPerSecond how often one Jira host is asked, at most
    /// @param judgeAfter how long after a change it is judged whether a webhook told of it
    /// @param projects the keys of the projects that are asked for; all where there are none
    /// @param slice how long one job goes on before what else is due gets its turn
    /// @param fetchOnDemand whether an issue of which a webhook says little is asked for at once
    public record Sync(
            int requestsPerSecond,
            Duration judgeAfter,
            List<String> projects,
            Cadences cadences,
            Duration slice,
            boolean fetchOnDemand) {
        static final Sync DEFAULT =
                new Sync(
                        5,
                        Duration.ofHours(2),
                        List.of(),
                        Cadences.DEFAULT,
                        Duration.ofSeconds(45),
                        false);

        public Sync {
            projects = List.copyOf(projects);
        }
    }

    /// How messages return from the dead-letter queue.
    ///
    /// @param cycles how many times an event returns before it is dead
    public record Redrive(Duration base, int factor, Duration cap, int cycles) {}
}
