package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void a_burst_is_sent_over_as_many_connections_as_jira_opens() {
        var burst = new Load.Burst(6_000, 500);

        assertThat(burst.flags())
                .containsExactly("--events", "6000", "--issues", "500", "--connections", "20");
        assertThat(burst).hasToString("burst of 6,000 events over 500 issues");
    }

    @Test
    void a_steady_load_has_so_many_events_as_its_seconds_take() {
        var steady = new Load.Steady(100, 30, 500);

        assertThat(steady.flags())
                .containsExactly("--rate", "100", "--seconds", "30", "--issues", "500");
        assertThat(steady.events()).isEqualTo(3_000);
        assertThat(steady).hasToString("100 a second for 30 s");
    }
}
