package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobStanding;
import io.sprintqueue.store.sync.JobStanding.Status;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.SiteStanding;
import io.sprintqueue.store.sync.SyncStandings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Shows how sync stands, and passes on what operators want of it: a fill, a pause, or that a
/// census may hide most of a project. Sync does it in its next run.
record Syncs(Cells cells, Configuration configuration, InstantSource clock) implements Endpoints {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String HOUR = "PT1H";
    private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/sync", _ -> all(),
                "GET /ops/sync/{site}", Endpoint.atSite((site, _) -> one(site)),
                "POST /ops/sync/{site}/fill", asked((site, _) -> fill(site)),
                "POST /ops/sync/{site}/pause", asked((site, request) -> pause(site, request)),
                "POST /ops/sync/{site}/resume", asked((site, _) -> resume(site)),
                "POST /ops/sync/{site}/accept", asked((site, request) -> accept(site, request)));
    }

    /// Each site that sync has credentials for.
    private Answer all() {
        return Answer.ok(SyncJson.sites(standings().all(clock.instant())));
    }

    private Answer one(Site site) {
        Instant now = clock.instant();
        return standings()
                .of(site, now)
                .map(standing -> Answer.ok(SyncJson.site(standing, configuration, now)))
                .orElseGet(() -> Answer.ok(SyncJson.webhooksOnly(site, configuration)));
    }

    private SyncStandings standings() {
        return new SyncStandings(cells, configuration.sync().cadences());
    }

    /// What can be asked only of a site that has credentials.
    private Endpoint asked(BiFunction<SiteStanding, Request, Answer> endpoint) {
        return Endpoint.atSite((site, request) ->
                standings()
                        .of(site, clock.instant())
                        .map(standing -> endpoint.apply(standing, request))
                        .orElseGet(
                                () -> Answer.error(404, "webhooks_only", SyncJson.WEBHOOKS_ONLY)));
    }

    private Answer fill(SiteStanding standing) {
        JobStanding fill = standing.job(Job.FILL);
        if (fill.state().runStarted() != null) {
            return Answer.error(
                    409,
                    "fill_under_way",
                    "a fill has been under way since "
                            + fill.state().runStarted()
                            + "; ask again once it is over");
        }
        if (!new JobStates(cells).request(standing.site(), Job.FILL)) {
            return changed();
        }
        LOG.info("sync of {}: an operator asks for a fill", standing.site());
        return new Answer(202, SyncJson.requestedFill(standing, configuration));
    }

    private static Answer changed() {
        return Answer.error(409, "changed", "sync was faster; ask again in a moment");
    }

    private Answer pause(SiteStanding standing, Request request) {
        Optional<Duration> length = length(request.query().getOrDefault("for", HOUR));
        if (length.isEmpty()) {
            return Answer.badRequest(
                    "for is not a duration from PT1M to P7D; an hour is PT1H, which is the"
                            + " default");
        }
        Instant until = clock.instant().plus(length.get());
        new Pauses(cells).pause(standing.site(), until);
        LOG.info("sync of {}: an operator pauses it until {}", standing.site(), until);
        return Answer.ok(
                SyncJson.named(standing.site())
                        .put("condition", SiteStanding.Condition.PAUSED.toString())
                        .put("pausedUntil", until.toString()));
    }

    private static Optional<Duration> length(String text) {
        try {
            return Optional.of(Duration.parse(text))
                    .filter(length -> length.compareTo(SHORTEST) >= 0)
                    .filter(length -> length.compareTo(Pauses.LONGEST) <= 0);
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }

    private Answer resume(SiteStanding standing) {
        new Pauses(cells).resume(standing.site());
        LOG.info("sync of {}: an operator resumes it", standing.site());
        return one(standing.site());
    }

    /// The census that refused it is done again at once, and once more when it is due.
    private Answer accept(SiteStanding standing, Request request) {
        String project = request.query().getOrDefault("project", "");
        if (!Entity.isId(project)) {
            return Answer.badRequest(
                    "project is not the id of a project, as the problem of the census names it");
        }
        Duration length = Acceptances.length(configuration.sync().cadences());
        Instant until = clock.instant().plus(length);
        new Acceptances(cells).accept(standing.site(), project, until);
        if (standing.job(Job.CENSUS).status() == Status.STOPPED
                && !new JobStates(cells).request(standing.site(), Job.CENSUS)) {
            return changed();
        }
        LOG.info(
                "sync of {}: an operator accepts that most of project {} is gone",
                standing.site(),
                project);
        return new Answer(
                202,
                SyncJson.named(standing.site())
                        .put("project", project)
                        .put("acceptedUntil", until.toString()));
    }
}
