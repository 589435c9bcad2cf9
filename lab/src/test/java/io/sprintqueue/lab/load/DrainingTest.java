package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DrainingTest {
    private static final Site ACME = new Site("acme");

    private final CannedRecords records = new CannedRecords();
    private final Settling settling = new Settling();
    private final AtomicInteger steps = new AtomicInteger();
    private CountedPace pace = new CountedPace(_ -> {});

    @Test
    void events_of_an_issue_are_polled_together_and_never_one_by_one() {
        List<Ledger.Event> all =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(issue -> events(Site.DEFAULT, Entity.issue("" + issue), 3))
                        .flatMap(List::stream)
                        .toList();
        all.forEach(event -> records.settle(event, "APPLIED"));

        assertThat(awaited(all)).isEqualTo(new Drain(120, 120));
        assertThat(records.asked).hasSize(40).noneMatch(question -> question.contains("~"));
        assertThat(pace.pausedMillis).isEmpty();
        assertThat(steps).hasValue(120);
    }

    @Test
    void pages_are_followed_as_far_as_they_have_what_is_waited_for() {
        List<Ledger.Event> events = events(Site.DEFAULT, Entity.issue("7"), 10);
        events.forEach(event -> records.settle(event, "APPLIED"));

        assertThat(awaited(events.subList(5, 10)).isComplete()).isTrue();
        assertThat(records.asked).containsExactly("7", "7+3");
    }

    @Test
    void one_of_an_issue_is_polled_with_growing_pauses_before_all_are_polled_again() {
        List<Ledger.Event> events = events(Site.DEFAULT, Entity.issue("7"), 3);
        pace =
                new CountedPace(count -> {
                    if (count == 9) {
                        events.forEach(event -> records.settle(event, "STALE"));
                    }
                });

        assertThat(awaited(events)).isEqualTo(new Drain(3, 3));
        assertThat(pace.pausedMillis)
                .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 500L, 500L, 500L);
        assertThat(records.asked).hasSize(11).startsWith("7").endsWith("7");
        assertThat(records.asked.subList(1, 10)).containsOnly(records.asked.get(1));
        assertThat(settling.outcomes()).containsExactly(Map.entry("STALE", 3));
    }

    @Test
    void pauses_begin_small_again_for_what_is_settled_meanwhile() {
        List<Ledger.Event> events = events(Site.DEFAULT, Entity.issue("7"), 2);
        pace =
                new CountedPace(count -> {
                    if (count % 3 == 0) {
                        // Whichever of them was requested last.
                        events.stream()
                                .filter(event ->
                                        event.id().toString().equals(records.asked.getLast()))
                                .forEach(event -> records.settle(event, "APPLIED"));
                    }
                });

        assertThat(awaited(events).isComplete()).isTrue();
        assertThat(pace.pausedMillis).containsExactly(10L, 20L, 40L, 10L, 20L, 40L);
    }

    @Test
    void an_event_that_never_settles_does_not_lose_those_after_it() {
        List<Ledger.Event> stuck = events(Site.DEFAULT, Entity.issue("1"), 2);
        List<Ledger.Event> others = events(ACME, Entity.issue("1"), 5);
        records.settle(stuck.getFirst(), "APPLIED").settle(stuck.getLast(), "RETRYING");
        others.forEach(event -> records.settle(event, "APPLIED"));

        Drain drain = awaited(Stream.concat(stuck.stream(), others.stream()).toList());

        assertThat(drain).isEqualTo(new Drain(6, 7));
        assertThat(drain.isComplete()).isFalse();
        assertThat(pace.pausedMillis.stream().mapToLong(Long::longValue).sum())
                .isBetween(60_000L, 60_500L);
        assertThat(steps).hasValue(6);
    }

    @Test
    void events_without_an_issue_are_polled_one_by_one() {
        List<Ledger.Event> sprint = events(Site.DEFAULT, Entity.sprint("3"), 2);
        List<Ledger.Event> own =
                events(Site.DEFAULT, Entity.ofItsOwn(new Body(new byte[] {1, 2})), 1);
        sprint.forEach(event -> records.settle(event, "APPLIED"));
        records.settle(own.getFirst(), "DEAD");

        assertThat(awaited(Stream.concat(sprint.stream(), own.stream()).toList()).isComplete())
                .isTrue();
        assertThat(records.asked)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(sprint.stream(), own.stream())
                                .map(event -> event.id().toString())
                                .toList());
        assertThat(settling.outcomes()).containsEntry("DEAD", 1).containsEntry("APPLIED", 2);
    }

    @Test
    void an_event_of_the_same_id_at_another_site_does_not_count() {
        List<Ledger.Event> here = events(Site.DEFAULT, Entity.issue("7"), 1);
        records.settle(new Ledger.Event(ACME, here.getFirst().id()), "APPLIED");

        assertThat(awaited(here)).isEqualTo(new Drain(0, 1));
    }

    @Test
    void a_closed_port_is_retried_while_patience_lasts_and_hardly_after() {
        records.silent = true;
        List<Ledger.Event> all =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(issue -> events(Site.DEFAULT, Entity.issue("" + issue), 1))
                        .flatMap(List::stream)
                        .toList();

        assertThat(awaited(all)).isEqualTo(new Drain(0, 40));
        assertThat(records.asked.stream().filter(question -> !question.contains("~"))).hasSize(1);
    }

    @Test
    void who_answers_again_is_believed() {
        records.silent = true;
        List<Ledger.Event> events = events(Site.DEFAULT, Entity.issue("7"), 2);
        events.forEach(event -> records.settle(event, "APPLIED"));
        pace = new CountedPace(count -> records.silent = count < 5);

        assertThat(awaited(events).isComplete()).isTrue();
    }

    private Drain awaited(List<Ledger.Event> events) {
        return new Draining(records, settling, pace, Duration.ofMinutes(1), steps::incrementAndGet)
                .await(events);
    }

    private static List<Ledger.Event> events(Site site, Entity entity, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    byte[] text = (entity + " " + index).getBytes(StandardCharsets.UTF_8);
                    return new Ledger.Event(site, EventId.of(entity, new Body(text)));
                })
                .toList();
    }
}
