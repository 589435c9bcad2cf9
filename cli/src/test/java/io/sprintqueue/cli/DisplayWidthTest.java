package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "Zürich, 6",
        "Zu\u0308rich, 6",
        "日本, 4",
        "ｱｲ, 2",
        "한글, 4",
        "Ａ１, 4",
        "📄, 2",
        "✉\uFE0F, 2",
        "👩\u200D💻, 2",
        "🇨🇭, 2",
        "a\u200Bb, 2",
        "–…“”, 4"
    })
    void a_text_is_as_wide_as_a_terminal_shows_it(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "日本語, 6, 日本語",
        "日本語, 5, 日本…",
        "日本語, 4, 日…",
        "a👩\u200D💻b, 3, a…",
        "Zu\u0308rich, 3, Zu\u0308…",
        "ab, 1, …"
    })
    void a_text_is_cut_between_characters_and_is_never_wider(String text, int width, String cut) {
        assertThat(DisplayWidth.cut(text, width)).isEqualTo(cut);
        assertThat(DisplayWidth.of(cut)).isLessThanOrEqualTo(width);
    }

    @Test
    void blanks_fill_a_column() {
        assertThat(DisplayWidth.padded("日本", 6)).isEqualTo("日本  ");
        assertThat(DisplayWidth.padded("longer", 2)).isEqualTo("longer");
    }
}
