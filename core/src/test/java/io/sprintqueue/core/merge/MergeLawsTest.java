package io.sprintqueue.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;

/// The names, stamps and values are few, so that they collide all the time.
class MergeLawsTest {
    private static final int ROUNDS = 2_000;

    private static final List<FieldValue> VALUES =
            List.of(
                    new FieldValue.Cleared(),
                    new FieldValue.Text(""),
                    new FieldValue.Text("a"),
                    new FieldValue.Numeric(new BigDecimal("5.0")),
                    new FieldValue.Numeric(new BigDecimal("5")),
                    new FieldValue.User("a", "b"),
                    new FieldValue.User("ab", ""),
                    new FieldValue.Texts(List.of("a", "b")),
                    new FieldValue.Texts(List.of("a,b")),
                    new FieldValue.Opaque("{\"new\":1}"));

    @Test
    void the_order_of_two_does_not_matter() {
        forSeeds(random -> List.of(state(random), state(random)))
                .forEach((seed, s) ->
                        assertThat(s.get(0).join(s.get(1)))
                                .as("seed %d", seed)
                                .isEqualTo(s.get(1).join(s.get(0)))
                                .hasSameHashCodeAs(s.get(1).join(s.get(0))));
    }

    @Test
    void the_grouping_of_three_does_not_matter() {
        forSeeds(random -> List.of(state(random), state(random), state(random)))
                .forEach((seed, s) ->
                        assertThat(s.get(0).join(s.get(1)).join(s.get(2)))
                                .as("seed %d", seed)
                                .isEqualTo(s.get(0).join(s.get(1).join(s.get(2)))));
    }

    @Test
    void what_is_known_adds_nothing() {
        forSeeds(random -> List.of(state(random), state(random)))
                .forEach((seed, s) -> {
                    State both = s.get(0).join(s.get(1));

                    assertThat(s.get(0).join(s.get(0))).as("seed %d", seed).isEqualTo(s.get(0));
                    assertThat(both.join(s.get(0))).as("seed %d", seed).isEqualTo(both);
                    assertThat(both.join(s.get(1))).as("seed %d", seed).isEqualTo(both);
                });
    }

    @Test
    void nothing_known_adds_nothing() {
        forSeeds(random -> List.of(state(random)))
                .forEach((seed, s) -> {
                    assertThat(State.EMPTY.join(s.getFirst()))
                            .as("seed %d", seed)
                            .isEqualTo(s.getFirst());
                    assertThat(s.getFirst().join(State.EMPTY))
                            .as("seed %d", seed)
                            .isEqualTo(s.getFirst());
                });
    }

    @Test
    void every_order_of_a_small_history_ends_the_same() {
        for (long seed : Seeds.some(50)) {
            var random = new Random(seed);
            List<State> history =
                    List.of(state(random), state(random), state(random), state(random));
            State expected = fold(history);

            assertThat(Seeds.permutations(history))
                    .as("seed %d", seed)
                    .hasSize(24)
                    .allSatisfy(order -> assertThat(fold(order)).isEqualTo(expected));
        }
    }

    @Test
    void the_bounded_union_of_keys_keeps_the_first_ones_whatever_the_order() {
        for (long seed : Seeds.some(200)) {
            var random = new Random(seed);
            var all = new TreeSet<String>();
            var states = new ArrayList<State>();
            for (int part = 0; part < 5; part++) {
                List<String> keys = keys(random, 40);
                all.addAll(keys);
                states.add(State.of(Map.of(), 0, keys, false));
            }
            List<String> expected = all.stream().limit(State.KEYS_MAX).toList();

            assertThat(fold(states).keys()).as("seed %d", seed).containsExactlyElementsOf(expected);
            assertThat(fold(Seeds.shuffled(random, states)).keys())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void the_generator_makes_states_that_collide() {
        long same =
                forSeeds(random -> List.of(state(random), state(random))).values().stream()
                        .filter(s -> collide(s.get(0), s.get(1)))
                        .count();

        assertThat(same).as("pairs with one stamp and two values").isGreaterThan(ROUNDS / 50);
    }

    private static boolean collide(State one, State other) {
        return one.registers().entrySet().stream()
                .anyMatch(each -> {
                    Register there = other.registers().get(each.getKey());
                    return there != null
                            && there.stamp().equals(each.getValue().stamp())
                            && !there.equals(each.getValue());
                });
    }

    private static Map<Long, List<State>> forSeeds(Function<Random, List<State>> generate) {
        var generated = new HashMap<Long, List<State>>();
        Seeds.some(ROUNDS).forEach(seed -> generated.put(seed, generate.apply(new Random(seed))));
        return generated;
    }

    private static State fold(List<State> states) {
        return states.stream().reduce(State.EMPTY, State::join);
    }

    private static State state(Random random) {
        var registers = new HashMap<String, Register>();
        for (String name : List.of("summary", "rank", "custom.team")) {
            if (random.nextInt(3) > 0) {
                registers.put(name, new Register(stamp(random), Seeds.oneOf(random, VALUES)));
            }
        }
        return State.of(registers, random.nextInt(3), keys(random, 60), random.nextInt(4) == 0);
    }

    private static Stamp stamp(Random random) {
        return new Stamp(
                random.nextBoolean(),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2),
                random.nextBoolean() ? "aa" : "bb");
    }

    private static List<String> keys(Random random, int most) {
        return random.ints(random.nextInt(most), 0, 80).mapToObj(key -> "A-" + key).toList();
    }
}
