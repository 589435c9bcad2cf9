package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

class AskedKeyTest {
    @ParameterizedTest
    @CsvSource({"ORB-1, ORB-1", "orb-1, orb-1;ORB-1", "Orb-1, Orb-1;ORB-1", "ä_2-1, ä_2-1;Ä_2-1"})
    void a_key_is_looked_for_as_it_was_typed_and_then_in_upper_case(String typed, String wanted) {
        assertThat(key(typed).spellings()).containsExactly(wanted.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ORB-1",
                "ORB-1\r\n",
                "\tORB-1 \t",
                "\u00a0ORB-1\u00a0",
                "\ufefforb-1\u200b",
                "\u2003orb-1\u2028"
            })
    void what_was_pasted_around_a_key_is_no_part_of_it(String typed) {
        assertThat(key(typed).upperCase()).isEqualTo("ORB-1");
    }

    @Test
    void a_machine_that_speaks_turkish_finds_the_same() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(key("infra-1").spellings()).containsExactly("infra-1", "INFRA-1");
            assertThat(key("ınfra-1").upperCase()).isEqualTo("INFRA-1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"20011, true", "' 20011 ', true", "A-1, false", "-1, false", "٣, false"})
    void a_number_is_an_id_and_no_key(String typed, boolean isId) {
        assertThat(key(typed).isId()).isEqualTo(isId);
        assertThat(key("1".repeat(40)).isId()).isTrue();
        assertThat(key("1".repeat(41)).isId()).isFalse();
    }

    @Test
    void nothing_and_what_is_too_long_is_no_key() {
        assertThat(AskedKey.of("")).isEmpty();
        assertThat(AskedKey.of(" \u00a0\u200b\n")).isEmpty();
        assertThat(AskedKey.of("x".repeat(AskedKey.LENGTH_MAX + 1))).isEmpty();
        assertThat(AskedKey.of("x".repeat(AskedKey.LENGTH_MAX))).isPresent();
    }

    private static AskedKey key(String typed) {
        return AskedKey.of(typed).orElseThrow();
    }
}
