package io.sprintqueue.core.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class StampTest {
    private static final String HASH = "f".repeat(32);

    /// Each is higher than the one before it, by one part, though all parts to the right are lower.
    private static final List<Stamp> ASCENDING =
            List.of(
                    new Stamp(false, 9, 9, 9, "b"),
                    new Stamp(true, 1, 9, 9, "b"),
                    new Stamp(true, 2, 1, 9, "b"),
                    new Stamp(true, 2, 2, 1, "b"),
                    new Stamp(true, 2, 2, 2, "a"),
                    new Stamp(true, 2, 2, 2, "b"));

    @Test
    void the_parts_count_from_left_to_right() {
        for (int low = 0; low < ASCENDING.size(); low++) {
            for (int high = low + 1; high < ASCENDING.size(); high++) {
                assertThat(ASCENDING.get(low)).isLessThan(ASCENDING.get(high));
                assertThat(ASCENDING.get(high)).isGreaterThan(ASCENDING.get(low));
            }
            assertThat(ASCENDING.get(low)).isEqualByComparingTo(ASCENDING.get(low));
        }
    }

    @Test
    void a_stamp_is_read_as_it_was_written() {
        assertThat(ASCENDING)
                .allSatisfy(stamp -> assertThat(Stamp.decode(stamp.encode())).isEqualTo(stamp));
        assertThat(new Stamp(true, 2_000, 1, 0, HASH).changedAt())
                .isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void the_longest_stamp_has_at_most_100_characters() {
        long year9999 = 253_402_300_799_999L;

        assertThat(new Stamp(true, year9999, year9999, Long.MAX_VALUE, HASH).encode())
                .hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2:3:4", "1:2:3:4:a:b", "1:x:3:4:a", "1:2::4:a"})
    void any_other_text_is_no_stamp(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Stamp.decode(text));
    }

    @Test
    void the_higher_stamp_wins_and_of_equal_ones_the_higher_value() {
        var low = new Register(ASCENDING.get(4), new FieldValue.Text("z"));
        var high = new Register(ASCENDING.get(5), new FieldValue.Text("a"));
        var other = new Register(ASCENDING.get(5), new FieldValue.Text("b"));

        assertThat(low.join(high)).isEqualTo(high).isEqualTo(high.join(low));
        assertThat(high.join(other)).isEqualTo(other).isEqualTo(other.join(high));
    }

    @Test
    void different_values_have_different_canonical_texts() {
        List<FieldValue> values =
                List.of(
                        new FieldValue.Cleared(),
                        new FieldValue.Text(""),
                        new FieldValue.Text("n5"),
                        new FieldValue.Text("5"),
                        new FieldValue.Numeric(new BigDecimal("5")),
                        new FieldValue.User("5", ""),
                        new FieldValue.User("", "5"),
                        new FieldValue.User("1:a", "b"),
                        new FieldValue.User("1", ":ab"),
                        new FieldValue.Texts(List.of()),
                        new FieldValue.Texts(List.of("")),
                        new FieldValue.Texts(List.of("", "")),
                        new FieldValue.Texts(List.of("a", "b")),
                        new FieldValue.Texts(List.of("a1:b")),
                        new FieldValue.Opaque("5"),
                        new FieldValue.Opaque(""));

        assertThat(values).extracting(FieldValue::canonical).doesNotHaveDuplicates();
    }

    @Test
    void a_number_is_the_same_however_it_is_written() {
        assertThat(new FieldValue.Numeric(new BigDecimal("5.00")))
                .isEqualTo(new FieldValue.Numeric(new BigDecimal("5")));
        assertThat(new FieldValue.Numeric(new BigDecimal("0.000")))
                .isEqualTo(new FieldValue.Numeric(new BigDecimal("-0")));
        assertThat(new FieldValue.Numeric(new BigDecimal("100")).canonical())
                .isEqualTo(new FieldValue.Numeric(new BigDecimal("1E+2")).canonical());
    }

    @Test
    void a_state_is_equal_by_every_part_and_prints_no_value() {
        var register = new Register(ASCENDING.getFirst(), new FieldValue.Text("Confidential"));
        State state = State.of(Map.of("summary", register), 1, List.of("A-1"), false);

        assertThat(state)
                .isEqualTo(State.of(Map.of("summary", register), 1, List.of("A-1"), false))
                .isNotEqualTo(State.of(Map.of(), 1, List.of("A-1"), false))
                .isNotEqualTo(State.of(Map.of("summary", register), 2, List.of("A-1"), false))
                .isNotEqualTo(State.of(Map.of("summary", register), 1, List.of(), false))
                .isNotEqualTo(State.of(Map.of("summary", register), 1, List.of("A-1"), true))
                .isNotEqualTo("State")
                .hasToString("State[[summary]]");
        assertThat(state.join(State.of(Map.of(), 0, List.of(), true)))
                .hasToString("State[[summary], deleted]");
        assertThat(state.text("summary")).contains("Confidential");
        assertThat(state.text("rank")).isEmpty();
        assertThat(
                        State.of(
                                        Map.of(
                                                "a",
                                                new Register(
                                                        ASCENDING.getFirst(),
                                                        new FieldValue.Cleared())),
                                        0,
                                        List.of(),
                                        false)
                                .text("a"))
                .isEmpty();
    }
}
