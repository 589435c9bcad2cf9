package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.store.sync.FillForecast;
import io.sprintqueue.store.sync.HourlyCounts;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobStanding;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.Share;
import io.sprintqueue.store.sync.SiteStanding;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/// The JSON of sync: times in ISO-8601 UTC to the second, durations in seconds, shares in percent,
/// null if unknown.
final class SyncJson {
    static final String WEBHOOKS_ONLY =
            "fed by webhooks alone: sync has no credentials for this site; put them into the secret"
                    + " JiraCredentials, and wait a minute";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SyncJson() {}

    static ObjectNode named(Site site) {
        return NODES.objectNode().put("site", site.name());
    }

    static ObjectNode webhooksOnly(Site site, Configuration configuration) {
        ObjectNode json = named(site).put("condition", "webhooks_only");
        json.set("fields", fields(site, configuration));
        return json.put("message", WEBHOOKS_ONLY);
    }

    /// The fields that sync asks Jira for, as far as its account sees them.
    private static ArrayNode fields(Site site, Configuration configuration) {
        return FieldJson.texts(
                configuration.of(site).fields().jiraFields().stream().sorted().toList());
    }

    static ObjectNode sites(List<SiteStanding> sites) {
        ObjectNode json = NODES.objectNode();
        ArrayNode list = json.putArray("sites");
        sites.forEach(standing -> list.add(summary(standing)));
        return json;
    }

    /// What is true of a site as a whole.
    private static ObjectNode summary(SiteStanding standing) {
        ObjectNode json =
                named(standing.site())
                        .put("condition", standing.condition().toString())
                        .put("since", second(standing.since()))
                        .put("pausedUntil", second(standing.pausedUntil()))
                        .put("behindSeconds", standing.behind().toSeconds());
        json.putObject("login")
                .put("failed", standing.login().failed())
                .put("problem", standing.login().problem())
                .put("retryAt", second(standing.login().retryAt()));
        json.put("hours", HourlyCounts.HOURS);
        json.set("completeness", completeness(standing));
        json.set("agreement", agreement(standing));
        return json;
    }

    static ObjectNode site(SiteStanding standing, Configuration configuration, Instant now) {
        ObjectNode json = summary(standing);
        ObjectNode counted = json.putObject("counted");
        standing.counted().forEach(counted::put);
        ArrayNode jobs = json.putArray("jobs");
        standing.jobs().forEach(job -> jobs.add(job(job, now)));
        json.set("fill", forecast(standing, configuration));
        ObjectNode accepted = json.putObject("acceptedProjects");
        standing.accepted().forEach((project, until) -> accepted.put(project, second(until)));
        json.set("unseenFields", FieldJson.texts(standing.login().unseenFields()));
        json.set("fields", fields(standing.site(), configuration));
        return json;
    }

    static ObjectNode requestedFill(SiteStanding standing, Configuration configuration) {
        ObjectNode json =
                named(standing.site())
                        .put("job", Job.FILL.toString())
                        .put("status", JobStanding.Status.DUE.toString())
                        .put("pausedUntil", second(standing.pausedUntil()));
        json.set("fill", forecast(standing, configuration));
        return json;
    }

    private static @Nullable String second(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode completeness(SiteStanding standing) {
        var share = new Share(standing.count(Counted.TOLD), standing.count(Counted.JUDGED));
        return NODES.objectNode()
                .put("judged", share.whole())
                .put("told", share.part())
                .put("percent", percent(share));
    }

    private static ObjectNode agreement(SiteStanding standing) {
        long sampled = standing.count(Counted.SAMPLED);
        var share = new Share(sampled - standing.count(Counted.DISAGREED), sampled);
        return NODES.objectNode()
                .put("sampled", share.whole())
                .put("agreeing", share.part())
                .put("percent", percent(share))
                .put("low", sampled == 0 ? null : (Double) rounded(share.interval().low()))
                .put("high", sampled == 0 ? null : (Double) rounded(share.interval().high()));
    }

    private static @Nullable Double percent(Share share) {
        return share.whole() == 0 ? null : (Double) rounded(share.percent().orElseThrow());
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    private static ObjectNode job(JobStanding standing, Instant now) {
        JobState state = standing.state();
        Job job = state.job();
        Tally tally = state.tally();
        ObjectNode json =
                NODES.objectNode()
                        .put("job", job.toString())
                        .put("status", standing.status().toString())
                        .put(
                                "cadenceSeconds",
                                job.isRepeated() ? seconds(standing.cadence()) : null)
                        .put("lastGood", second(state.lastGood()))
                        .put("runStarted", second(state.runStarted()))
                        .put("nextDue", second(standing.nextDue()))
                        .put("behindSeconds", seconds(standing.behind()))
                        .put("behind", standing.isBehind())
                        .put("problem", state.problem());
        json.set("progress", progress(state, now));
        ObjectNode counted = json.putObject("counted");
        tally.counts().forEach(counted::put);
        json.set("contradictions", FieldJson.texts(tally.contradictions()));
        json.set("unusable", FieldJson.texts(tally.unusable()));
        return json;
    }

    /// Of a run that lists all issues: how many rows it is through, and of how many.
    private static @Nullable ObjectNode progress(JobState state, Instant now) {
        long rows = state.tally().count(Counted.LISTED);
        Instant started = state.runStarted();
        if (started == null || rows == 0) {
            return null;
        }
        ObjectNode json = NODES.objectNode().put("rows", rows);
        OptionalLong all = state.issues();
        if (all.isEmpty() || all.getAsLong() < rows) {
            return json.putNull("of").putNull("percent").putNull("secondsLeft");
        }
        long left = all.getAsLong() - rows;
        return json.put("of", all.getAsLong())
                .put("percent", rounded(100.0 * rows / all.getAsLong()))
                .put("secondsLeft", Duration.between(started, now).toSeconds() * left / rows);
    }

    /// What a fill would take; null as long as the issues were never counted.
    private static @Nullable ObjectNode forecast(
            SiteStanding standing, Configuration configuration) {
        OptionalLong issues = standing.issues();
        if (issues.isEmpty()) {
            return null;
        }
        FillForecast forecast =
                FillForecast.of(issues.getAsLong(), configuration.sync().requestsPerSecond());
        return NODES.objectNode()
                .put("issues", forecast.issues())
                .put("requests", forecast.requests())
                .put("seconds", forecast.time().toSeconds())
                .put("dollarsAtMost", Math.round(forecast.dollars() * 100) / 100.0);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toSeconds();
    }
}
