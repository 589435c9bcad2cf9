package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.HourlyCounts;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Logins;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.SyncStandings;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.store.sync.WrittenMeanwhile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

class SyncsTest {
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final Api api = new Api();
    private final JobStates states = new JobStates(api.cells);

    @BeforeEach
    void acme_has_credentials() {
        new SyncedSites(api.cells).note(List.of(Api.ACME), Samples.NOW);
    }

    private Answered ask(String route, String site, String... query) {
        Map<String, String> parameters = query.length == 0 ? Map.of() : Map.of(query[0], query[1]);
        return api.get(route, Map.of("site", site), parameters);
    }

    private JsonNode acme() {
        Answered answered = ask("GET /ops/sync/{site}", "acme");
        assertThat(answered.status()).isEqualTo(200);
        return answered.body();
    }

    private JsonNode job(Job job) {
        return StreamSupport.stream(acme().path("jobs").spliterator(), false)
                .filter(each -> each.path("job").asText().equals(job.toString()))
                .findFirst()
                .orElseThrow();
    }

    /// A slice of the job that ends so.
    private void slice(Job job, UnaryOperator<JobState> end) {
        JobStates.Lease lease = states.take(Api.ACME, job, api.now, LEASE).orElseThrow();
        assertThat(states.giveBack(lease, end.apply(lease.state()))).isTrue();
    }

    private static ObjectNode issues(long count) {
        return JobState.empty().put(JobState.ISSUES, count);
    }

    private static ObjectNode counted(Tally tally) {
        ObjectNode memory = JsonNodeFactory.instance.objectNode();
        tally.into(memory.putObject(JobState.TALLY));
        return memory;
    }

    private static Tally tally(Counted what, long count) {
        var tally = new Tally();
        tally.add(what, count);
        return tally;
    }

    @Test
    void a_site_without_credentials_is_fed_by_webhooks_alone_and_nothing_can_be_asked_of_it() {
        assertThat(ask("GET /ops/sync/{site}", "other").body().path("message").asText())
                .contains("webhooks alone", "JiraCredentials");
        assertThat(ask("GET /ops/sync", "").body().path("sites")).hasSize(1);

        for (String verb : List.of("fill", "pause", "resume", "accept")) {
            Answered answered = ask("POST /ops/sync/{site}/" + verb, "other");
            assertThat(answered.status()).isEqualTo(404);
            assertThat(answered.body().path("error").asText()).isEqualTo("webhooks_only");
        }
    }

    @Test
    void each_job_says_what_it_is_doing_and_how_far_it_is_behind() {
        slice(Job.RECONCILE, state -> state.finished(JobState.empty()));
        slice(Job.CENSUS, state -> state.failed(JobState.empty(), "away", api.now.plusSeconds(60)));
        api.now = api.now.plus(Duration.ofMinutes(50));

        assertThat(acme().path("jobs")).hasSize(Job.values().length);
        assertThat(job(Job.RECONCILE).path("status").asText()).isEqualTo("due");
        assertThat(job(Job.RECONCILE).path("behindSeconds").asLong()).isEqualTo(35 * 60);
        assertThat(job(Job.RECONCILE).path("behind").asBoolean()).isTrue();
        assertThat(job(Job.CENSUS).path("status").asText()).isEqualTo("failed");
        assertThat(job(Job.CENSUS).path("problem").asText()).isEqualTo("away");
        assertThat(job(Job.FILL).path("status").asText()).isEqualTo("never_run");
        assertThat(job(Job.FILL).path("cadenceSeconds").isNull()).isTrue();
        assertThat(acme().path("condition").asText()).isEqualTo("behind");
    }

    @Test
    void a_fill_says_how_many_rows_it_is_through_and_when_it_may_end() {
        slice(Job.CENSUS, state -> state.finished(issues(1_000)));
        slice(
                Job.FILL,
                state -> {
                    ObjectNode memory =
                            counted(tally(Counted.LISTED, 250)).put(JobState.ISSUES, 1_000);
                    return state.paused(JobState.empty(), memory);
                });
        api.now = api.now.plusSeconds(100);

        assertThat(job(Job.FILL).path("progress"))
                .isEqualTo(
                        Api.json(
                                """
                                {"rows":250,"of":1000,"percent":25.0,"secondsLeft":300}\
                                """));
        assertThat(job(Job.CENSUS).path("progress").isNull()).isTrue();
    }

    @Test
    void the_figures_of_the_day_are_shares_and_unknown_where_nothing_was_looked_at() {
        assertThat(acme().path("completeness").path("percent").isNull()).isTrue();
        assertThat(acme().path("agreement").path("low").isNull()).isTrue();

        var counts = new HourlyCounts(api.cells);
        counts.add(Api.ACME, api.now, tally(Counted.JUDGED, 200));
        counts.add(Api.ACME, api.now, tally(Counted.TOLD, 183));
        counts.add(Api.ACME, api.now, tally(Counted.SAMPLED, 20));
        counts.add(Api.ACME, api.now, tally(Counted.REFUSED, 3));

        assertThat(acme().path("completeness"))
                .isEqualTo(Api.json("{\"judged\":200,\"told\":183,\"percent\":91.5}"));
        assertThat(acme().path("agreement").path("agreeing").asLong()).isEqualTo(20);
        assertThat(acme().path("agreement").path("low").asDouble()).isEqualTo(83.9);
        assertThat(acme().path("counted").path("refused").asLong()).isEqualTo(3);
    }

    @Test
    void a_fill_that_is_asked_for_is_due_and_its_cost_foretold() {
        slice(Job.FILL, state -> state.finished(issues(100_000)));
        assertThat(job(Job.FILL).path("status").asText()).isEqualTo("idle");

        Answered answered = ask("POST /ops/sync/{site}/fill", "acme");

        assertThat(answered.status()).isEqualTo(202);
        assertThat(answered.body().path("fill"))
                .isEqualTo(
                        Api.json(
                                """
                                {"issues":100000,"requests":1100,"seconds":220,
                                "dollarsAtMost":0.68}\
                                """));
        assertThat(job(Job.FILL).path("status").asText()).isEqualTo("never_run");
    }

    @Test
    void a_fill_is_refused_while_one_is_under_way() {
        slice(Job.FILL, state -> state.paused(JobState.empty(), JobState.empty()));

        Answered answered = ask("POST /ops/sync/{site}/fill", "acme");

        assertThat(answered.status()).isEqualTo(409);
        assertThat(answered.message()).contains("under way since " + Samples.NOW);
    }

    @Test
    void a_pause_says_until_when_and_is_over_after_that_or_a_resume() {
        assertThat(ask("POST /ops/sync/{site}/pause", "acme").body().path("pausedUntil").asText())
                .isEqualTo(api.now.plus(Duration.ofHours(1)).toString());
        assertThat(ask("POST /ops/sync/{site}/pause", "acme", "for", "PT2H").status())
                .isEqualTo(200);
        assertThat(new Pauses(api.cells).until(Api.ACME, api.now))
                .contains(api.now.plus(Duration.ofHours(2)));
        assertThat(acme().path("condition").asText()).isEqualTo("paused");

        assertThat(ask("POST /ops/sync/{site}/resume", "acme").body().path("condition").asText())
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an hour", "PT59S", "P8D", "-PT1H", "PT99999999999999999H"})
    void a_pause_is_bounded_and_the_message_says_how(String length) {
        Answered answered = ask("POST /ops/sync/{site}/pause", "acme", "for", length);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.message()).contains("for ", "PT1M", "P7D");
        assertThat(new Pauses(api.cells).until(Api.ACME, api.now)).isEmpty();
    }

    @Test
    void what_is_accepted_is_shown_and_the_stopped_census_is_done_again() {
        slice(Job.CENSUS, state -> state.stopped(JobState.empty(), "half is missing", api.now));
        assertThat(acme().path("condition").asText()).isEqualTo("stopped");

        Answered answered = ask("POST /ops/sync/{site}/accept", "acme", "project", "10001");

        assertThat(answered.status()).isEqualTo(202);
        String until = api.now.plus(Acceptances.length(Cadences.DEFAULT)).toString();
        assertThat(answered.body().path("acceptedUntil").asText()).isEqualTo(until);
        assertThat(acme().path("acceptedProjects").path("10001").asText()).isEqualTo(until);
        assertThat(job(Job.CENSUS).path("status").asText()).isEqualTo("never_run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "x#y"})
    void a_project_that_is_none_is_not_accepted(String project) {
        Answered answered = ask("POST /ops/sync/{site}/accept", "acme", "project", project);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.message()).startsWith("project is not the id of a project");
    }

    @Test
    void a_failed_login_is_shown_with_the_next_try() {
        new Logins(api.cells).failed(Api.ACME, "401 at /myself", api.now.plusSeconds(900));

        assertThat(acme().path("condition").asText()).isEqualTo("login_failed");
        assertThat(acme().path("login").path("problem").asText()).isEqualTo("401 at /myself");
    }

    @Test
    void a_fill_that_fails_is_the_condition_of_the_site_and_degrades_health() {
        slice(Job.FILL, state -> state.failed(JobState.empty(), "away", api.now.plusSeconds(60)));

        assertThat(acme().path("condition").asText()).isEqualTo("failing");
        var sites = new SyncStandings(api.cells, Cadences.DEFAULT).all(api.now);
        var rules = new HealthRules(ConfigurationReader.defaults().health());
        assertThat(rules.sync(Optional.of(sites)))
                .singleElement()
                .asString()
                .contains("fill fails: away", "DEGRADED");
    }

    @Test
    void what_sync_was_faster_than_is_to_be_asked_for_again() {
        slice(Job.CENSUS, state -> state.stopped(JobState.empty(), "half is missing", api.now));
        var cells = new WrittenMeanwhile(api.cells, "jobs#acme");
        var syncs = new Syncs(cells, ConfigurationReader.defaults(), () -> api.now);
        var request = new Request("", Map.of("site", "acme"), Map.of("project", "10001"));

        for (String verb : List.of("fill", "accept")) {
            assertThat(
                            Objects.requireNonNull(
                                            syncs.routes().get("POST /ops/sync/{site}/" + verb))
                                    .answer(request)
                                    .status())
                    .isEqualTo(409);
        }
    }
}
