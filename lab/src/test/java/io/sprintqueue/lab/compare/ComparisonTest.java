package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sprintqueue.lab.bench.Machine;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class ComparisonTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");
    private static final Load.Burst BURST = new Load.Burst(4, 2);
    private static final Load.Steady STEADY = new Load.Steady(2, 2, 2);

    @Test
    void a_ratio_is_of_the_two_in_the_same_turn() {
        // Ratios 3, 1 and 2; that of the medians would be 1.5.
        Comparison comparison = comparison(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 6.0));

        Comparison.Row cpu = row(comparison, BURST, Quantity.CPU);
        assertThat(cpu.ratio()).contains(new Spread(1, 2, 3));
        assertThat(cpu.reference()).contains(new Spread(1, 2, 3));
        assertThat(cpu.ours()).contains(new Spread(2, 3, 6));
    }

    @Test
    void a_ratio_to_nothing_is_none() {
        assertThat(row(comparison(List.of(0.0), List.of(2.0)), BURST, Quantity.CPU).ratio())
                .isEmpty();
    }

    @Test
    void what_only_one_of_them_has_is_shown_and_not_compared() {
        Comparison comparison = comparison(List.of(3.0), List.of(2.0));

        Comparison.Row own = row(comparison, BURST, Quantity.CPU_OWN);
        assertThat(own.ratio()).isEmpty();
        assertThat(own.reference()).contains(new Spread(3, 3, 3));
        assertThat(own.ours()).isEmpty();
        assertThat(row(comparison, BURST, Quantity.OTHERS).ratio()).isEmpty();
    }

    @Test
    void a_burst_is_drained_when_its_last_event_is_applied() {
        // Four events in two seconds.
        assertThat(value(BURST, Quantity.DRAINED)).isEqualTo(120);
        assertThat(value(BURST, Quantity.APPLIED_MAX)).isCloseTo(1_500, within(2.0));
    }

    @Test
    void behind_counts_from_when_the_last_event_of_a_steady_load_was_due() {
        // Due at 1.5 s, applied at 2.
        assertThat(value(STEADY, Quantity.BEHIND)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_steady_load_has_no_own_rate_and_a_burst_is_never_behind() {
        assertThat(turn(1).values())
                .doesNotContainKey(new Figure(STEADY.toString(), Quantity.DRAINED))
                .doesNotContainKey(new Figure(BURST.toString(), Quantity.BEHIND));
    }

    @Test
    void what_was_not_accepted_or_not_applied_is_a_fault() {
        var turn = new Turn();
        turn.loaded(BURST, sent(1, 3), applied(2), Map.of());
        Comparison comparison = of(List.of(turn), List.of(turn(1)));

        assertThat(comparison.faults())
                .containsExactly(
                        "reference, burst of 4 events over 2 issues:"
                                + " 3 of 4 accepted, 1 of these not applied");
        assertThat(new ComparisonReport(comparison).markdown())
                .contains("- reference, burst of 4 events");
    }

    @Test
    void where_nothing_was_applied_there_are_no_times() {
        var turn = new Turn();
        turn.loaded(BURST, sent(1, 4), applied(0), Map.of());

        assertThat(turn.values())
                .doesNotContainKey(new Figure(BURST.toString(), Quantity.DRAINED))
                .doesNotContainKey(new Figure(BURST.toString(), Quantity.APPLIED_P95));
    }

    @Test
    void a_document_has_the_ratios_first_with_their_spread_and_says_how_to_measure_again() {
        String markdown =
                new ComparisonReport(comparison(List.of(1.0, 2.0), List.of(2.0, 8.0))).markdown();

        assertThat(markdown)
                .contains("A processor, 2 cores", "2026-11-28", "medians of 2 turns")
                .contains("`./sprintqueue bench compare --reference DIR`")
                .contains("| burst of 4 events over 2 issues | ratio | Sprintqueue | reference |")
                .contains("| CPU an event, ms | **3.00** (2.00–4.00) | 5.00 (2.00–8.00) |")
                .contains("| drained, events a minute | **1.00** | 120 | 120 |")
                .contains("| of which its own code, ms | – | – | 1.50 (1.00–2.00) |")
                .doesNotContain("Not all");
    }

    @Test
    void machines_get_every_turn() {
        var json = new ComparisonReport(comparison(List.of(1.0, 2.0), List.of(2.0, 8.0))).json();

        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("referenceTurns")).hasSize(2);
        assertThat(json.path("sprintqueueTurns")).hasSize(2);
        assertThat(json.path("figures"))
                .anySatisfy(figure ->
                        assertThat(figure)
                                .hasToString(
                                        "{\"load\":\"start\",\"figure\":\"ready after, s\","
                                                + "\"ratio\":{\"median\":1.0,\"min\":1.0,"
                                                + "\"max\":1.0},\"reference\":{\"median\":1.5,"
                                                + "\"min\":1.5,\"max\":1.5},\"sprintqueue\":"
                                                + "{\"median\":1.5,\"min\":1.5,\"max\":1.5}}"));
    }

    @Test
    void the_plot_has_both_designs_for_what_is_compared() {
        String svg = new ComparisonReport(comparison(List.of(1.0), List.of(4.0))).svg();

        assertThat(svg)
                .contains(">burst of 4 events over 2 issues: CPU an event, ms<")
                .contains(">4.00, ratio 4.00<")
                .contains(">Sprintqueue<", ">reference<")
                .doesNotContain("its own code");
    }

    private static double value(Load load, Quantity quantity) {
        return Objects.requireNonNull(turn(1).values().get(new Figure(load.toString(), quantity)));
    }

    private static Comparison.Row row(Comparison comparison, Load load, Quantity quantity) {
        return comparison.rows().stream()
                .filter(row -> row.figure().equals(new Figure(load.toString(), quantity)))
                .findFirst()
                .orElseThrow();
    }

    /// Of turns with so many milliseconds of CPU an event each.
    private static Comparison comparison(List<Double> reference, List<Double> ours) {
        return of(
                reference.stream()
                        .map(cpu -> turn(cpu, Map.of(Quantity.CPU_OWN, Set.of("all"))))
                        .toList(),
                ours.stream().map(ComparisonTest::turn).toList());
    }

    private static Comparison of(List<Turn> reference, List<Turn> ours) {
        return new Comparison(
                new Machine("A processor", 2, "Linux", "A VM", 0.1),
                BEGIN,
                "./sprintqueue bench compare --reference DIR",
                new Plan(reference.size(), BURST, List.of(STEADY)),
                reference,
                ours);
    }

    private static Turn turn(double cpu) {
        return turn(cpu, Map.of());
    }

    private static Turn turn(double cpu, Map<Quantity, Set<String>> parts) {
        var turn = new Turn();
        turn.started(Duration.ofMillis(1_500));
        turn.loaded(BURST, sent(cpu, 4), applied(4), parts);
        turn.loaded(STEADY, sent(cpu, 4), applied(4), parts);
        return turn;
    }

    private static Sent sent(double cpu, int accepted) {
        var samples = new ArrayList<Sample>();
        for (int event = 1; event <= 4; event++) {
            Instant due = BEGIN.plusMillis(500L * (event - 1));
            samples.add(new Sample("sent-" + event, due, due, event <= accepted));
        }
        return new Sent(samples, accepted, 5, 9, Map.of("all", cpu, "generator", 0.5), 700, 0);
    }

    /// Received after half a second, and applied one after the other until two have gone by.
    private static List<Applied> applied(int count) {
        var applied = new ArrayList<Applied>();
        for (int event = 1; event <= count; event++) {
            applied.add(
                    new Applied(
                            "sent-" + event,
                            BEGIN.plusMillis(500),
                            BEGIN.plusMillis(2_000L * event / count)));
        }
        return applied;
    }
}
