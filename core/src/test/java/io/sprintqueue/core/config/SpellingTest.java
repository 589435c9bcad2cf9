package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Section.Spelling;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SpellingTest {
    private static final List<String> WORDS = List.of("bodyBytes", "eventAge", "tombstone");

    @ParameterizedTest
    @CsvSource({
        "bodybytes, bodyBytes",
        "body_bytes, bodyBytes",
        "evenAge, eventAge",
        "eventAges, eventAge",
        "tombstnoe, tombstone",
        "tombsto, tombstone"
    })
    void a_word_up_to_two_letters_away_is_found(String written, String meant) {
        assertThat(Spelling.nearest(written, WORDS)).contains(meant);
    }

    @Test
    void a_word_further_away_is_not() {
        assertThat(Spelling.nearest("tombst", WORDS)).isEmpty();
        assertThat(Spelling.nearest("bdyBite1", WORDS)).isEmpty();
        assertThat(Spelling.nearest("", WORDS)).isEmpty();
    }

    @Test
    void of_two_words_the_nearer_one_is_found() {
        assertThat(Spelling.nearest("caps", List.of("cops", "maps", "cap"))).contains("cops");
        assertThat(Spelling.nearest("base", List.of("case", "base"))).contains("base");
    }
}
