package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class TrafficTest {
    private static final List<Site> SITES = List.of(Site.DEFAULT, new Site("acme"));
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void a_seed_always_draws_the_same_bodies_and_the_same_end() {
        var one = new Traffic(everything(), 7);
        var other = new Traffic(everything(), 7);

        assertThat(deliveries(one, 500)).isEqualTo(deliveries(other, 500));
        assertThat(one.issues()).containsExactlyInAnyOrderElementsOf(other.issues());
    }

    @Test
    void no_two_bodies_are_the_same() {
        assertThat(deliveries(new Traffic(everything(), 7), 2_000))
                .extracting(delivery -> delivery.body().hash())
                .doesNotHaveDuplicates();
    }

    @Test
    void all_that_can_happen_happens() {
        var traffic = new Traffic(everything(), 7);
        List<Delivery> deliveries = deliveries(traffic, 2_000);

        assertThat(deliveries).anyMatch(delivery -> delivery.body().sizeBytes() > 1_048_576);
        assertThat(deliveries).anyMatch(delivery -> delivery.fate() == Delivery.Fate.DEAD);
        assertThat(deliveries).anyMatch(Delivery::bulk);
        assertThat(traffic.issues()).anyMatch(KnownIssue::deleted);
        assertThat(traffic.issues()).anyMatch(issue -> issue.previousKeys().size() > 1);
        assertThat(traffic.issues()).anyMatch(issue -> issue.sprintId() != null);
        assertThat(traffic.sprints()).isNotEmpty();
        assertThat(traffic.issues()).extracting(KnownIssue::site).containsAll(SITES);
    }

    @Test
    void plain_load_has_the_requested_size_of_bodies_and_number_of_issues() {
        var traffic = new Traffic(new Traffic.Mix(SITES, 10, 4_000, false), 7);

        assertThat(deliveries(traffic, 500))
                .allSatisfy(delivery ->
                        assertThat(delivery.body().sizeBytes()).isBetween(3_800, 4_200));
        assertThat(traffic.issues()).hasSize(20);
    }

    private static Traffic.Mix everything() {
        return new Traffic.Mix(SITES, 20, 1_000, true);
    }

    private static List<Delivery> deliveries(Traffic traffic, int count) {
        return IntStream.range(0, count).mapToObj(index -> traffic.next(NOW + index)).toList();
    }
}
