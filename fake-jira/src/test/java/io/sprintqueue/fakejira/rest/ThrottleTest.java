package io.sprintqueue.fakejira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Dialect;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ThrottleTest {
    private static final String PATH = "/rest/api/2/serverInfo";

    @Test
    void beyond_the_burst_a_429_says_when_to_come_again_and_then_lets_in() {
        var jira = new TestJira(Dialect.CLOUD);
        jira.jira.throttle().limit(new Limit(2, 1, true));
        assertThat(jira.get(PATH).headers()).containsEntry("X-RateLimit-Remaining", "1");
        assertThat(jira.get(PATH).headers()).containsEntry("X-RateLimit-NearLimit", "true");

        Answer refused = jira.get(PATH);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers())
                .containsEntry("Retry-After", "1")
                .containsEntry("RateLimit-Reason", "jira-burst-based");

        jira.later(Duration.ofSeconds(1));
        assertThat(jira.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void a_429_may_say_nothing_of_when() {
        var jira = new TestJira(Dialect.CLOUD);
        jira.jira.throttle().limit(new Limit(0, 1, false));

        Answer refused = jira.get(PATH);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).doesNotContainKey("Retry-After");
    }

    @Test
    void data_center_says_on_each_answer_how_long_to_wait() {
        var jira = new TestJira(Dialect.DATA_CENTER_10);
        jira.jira.throttle().limit(new Limit(1, 1, true));

        assertThat(jira.get(PATH).headers()).containsEntry("retry-after", "0");
        assertThat(jira.get(PATH).headers()).containsEntry("retry-after", "1");
    }

    @Test
    void planned_faults_are_answered_so_often_and_only_below_their_path() {
        var jira = new TestJira(Dialect.CLOUD);
        jira.jira.throttle().add(Fault.throttled("/rest/api/2/myself", false, 2));

        assertThat(jira.get("/rest/api/2/field").status()).isEqualTo(200);
        assertThat(jira.get("/rest/api/2/myself").status()).isEqualTo(429);
        assertThat(jira.get("/rest/api/2/myself").status()).isEqualTo(429);
        assertThat(jira.get("/rest/api/2/myself").status()).isEqualTo(200);
    }

    @Test
    void a_meter_says_by_how_many_requests_were_ahead_of_a_rate() {
        var jira = new TestJira(Dialect.CLOUD);
        Meter meter = jira.jira.throttle().measure(2);

        for (int request = 0; request < 3; request++) {
            jira.get("/rest/api/2/serverInfo");
        }
        jira.later(Duration.ofSeconds(1));
        jira.get("/rest/api/2/serverInfo");
        jira.get("/rest/api/2/serverInfo");
        jira.later(Duration.ofMinutes(1));
        jira.get("/rest/api/2/serverInfo");

        assertThat(meter.burst()).isEqualTo(3);
    }
}
