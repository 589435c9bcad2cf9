package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class SyncStandingsTest {
    private static final Instant NOW = Instant.parse("2026-10-05T09:10:00Z");
    private static final Site ACME = new Site("acme");

    private final Cells cells = new InMemoryCells();
    private final SyncStandings reader = new SyncStandings(cells, Cadences.DEFAULT);

    private SiteStanding acme(Instant now) {
        return reader.of(ACME, now).orElseThrow();
    }

    private static Tally tally(long told) {
        var tally = new Tally();
        tally.add(Counted.JUDGED, 10);
        tally.add(Counted.TOLD, told);
        return tally;
    }

    @Test
    void a_site_is_known_from_the_first_run_that_found_credentials_until_they_are_gone() {
        var sites = new SyncedSites(cells);
        sites.note(List.of(ACME), NOW);
        sites.note(List.of(Site.DEFAULT, ACME), NOW.plusSeconds(60));

        assertThat(sites.all())
                .containsExactly(
                        Map.entry(ACME, NOW), Map.entry(Site.DEFAULT, NOW.plusSeconds(60)));

        sites.note(List.of(Site.DEFAULT), NOW.plusSeconds(120));
        assertThat(reader.of(ACME, NOW)).isEmpty();
        assertThat(reader.all(NOW)).extracting(SiteStanding::site).containsExactly(Site.DEFAULT);
    }

    @Test
    void a_pause_ends_by_itself_or_by_an_operator() {
        new SyncedSites(cells).note(List.of(ACME), NOW);
        new Pauses(cells).pause(ACME, NOW.plusSeconds(60));

        assertThat(acme(NOW).pausedUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(acme(NOW.plusSeconds(60)).pausedUntil()).isNull();

        new Pauses(cells).resume(ACME);
        assertThat(acme(NOW).pausedUntil()).isNull();
    }

    @Test
    void an_acceptance_is_of_one_project_and_ends_by_itself() {
        new Acceptances(cells).accept(ACME, "3", NOW.plusSeconds(60));

        assertThat(new Acceptances(cells).of(ACME, NOW)).containsOnlyKeys("3");
        assertThat(new Acceptances(cells).of(ACME, NOW.plusSeconds(60))).isEmpty();
        assertThat(new Acceptances(cells).of(Site.DEFAULT, NOW)).isEmpty();
    }

    @Test
    void a_failed_login_is_told_until_a_good_one() {
        new SyncedSites(cells).note(List.of(ACME), NOW);
        var logins = new Logins(cells);
        logins.failed(ACME, "the login failed", NOW.plusSeconds(900));

        assertThat(acme(NOW).login())
                .isEqualTo(new Logins.Login("the login failed", NOW.plusSeconds(900), List.of()));
        assertThat(acme(NOW).login().isClosed(NOW.plusSeconds(899))).isTrue();
        assertThat(acme(NOW).login().isClosed(NOW.plusSeconds(900))).isFalse();

        logins.good(ACME, List.of("customfield_1"));
        assertThat(acme(NOW).login())
                .isEqualTo(new Logins.Login(null, null, List.of("customfield_1")));
    }

    @Test
    void the_counts_of_a_day_are_summed_and_older_hours_are_forgotten() {
        new SyncedSites(cells).note(List.of(ACME), NOW);
        var counts = new HourlyCounts(cells);
        counts.add(ACME, NOW, tally(4));
        counts.add(ACME, NOW.plusSeconds(5), tally(5));
        counts.add(ACME, NOW.plus(Duration.ofHours(23)), tally(6));
        counts.add(ACME, NOW, new Tally());

        assertThat(acme(NOW.plus(Duration.ofHours(23))).counted())
                .containsExactly(Map.entry("judged", 30L), Map.entry("told", 15L));
        assertThat(acme(NOW.plus(Duration.ofHours(24))).count(Counted.TOLD)).isEqualTo(6);

        counts.add(ACME, NOW.plus(Duration.ofHours(24)), tally(1));
        assertThat(cells.all("counted#acme")).hasSize(2);
    }

    @Test
    void the_number_of_issues_is_that_of_the_last_census_or_else_fill() {
        new SyncedSites(cells).note(List.of(ACME), NOW);
        assertThat(acme(NOW).issues()).isEmpty();

        finished(Job.FILL, 70);
        assertThat(acme(NOW).issues()).hasValue(70);

        finished(Job.CENSUS, 80);
        assertThat(acme(NOW).issues()).hasValue(80);
    }

    private void finished(Job job, long issues) {
        var states = new JobStates(cells);
        JobStates.Lease lease = states.take(ACME, job, NOW, Duration.ofSeconds(90)).orElseThrow();
        states.giveBack(
                lease, lease.state().finished(JobState.empty().put(JobState.ISSUES, issues)));
    }

    @Test
    void the_worst_job_says_how_far_a_site_is_behind() {
        new SyncedSites(cells).note(List.of(ACME), NOW.minus(Duration.ofHours(2)));

        assertThat(acme(NOW).behind()).isEqualTo(Duration.ofMinutes(105));
    }

    @Test
    void an_acceptance_is_as_long_as_two_censuses_take_however_rare_they_are() {
        Duration week = Duration.ofDays(7);
        Cadences rare = new Cadences(week, week, week, week, week, week, week);

        assertThat(Acceptances.length(rare)).isGreaterThan(week.multipliedBy(2));
        assertThat(Acceptances.length(Cadences.DEFAULT)).isEqualTo(Duration.ofDays(3));
    }
}
