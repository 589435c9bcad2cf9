package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class SecretEncodingTest {
    private static final String SECRET = "grün 🚀 Hush";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF%s",
                "%s\uFEFF",
                "%s\n",
                "%s\r\n",
                "\t %s \u000B\f",
                "\u00A0%s\u00A0",
                "\u3000%s\u2028",
                "\u200B%s\u200D\u2060",
                "%s\u0000",
                "%s\u0085",
                "\uFEFF \u200E%s\u00AD\r\n\u0000\n"
            })
    void what_cannot_be_seen_around_a_secret_is_no_part_of_it(String stored) {
        assertThat(new Secret(stored.formatted(SECRET))).isEqualTo(new Secret(SECRET));
        assertThat(new Secret(stored.formatted(SECRET)).value()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x0009, 0x000A, 0x000D, 0x0085, 0x00A0, 0x00AD, 0x200B, 0x200E, 0x2028,
                0x3000, 0xD83D, 0xDE80, 0xFEFF, 0xFFFD, 0xFFFE, 0xE0001
            })
    void what_may_come_of_another_encoding_is_refused(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secret(text))
                .withMessageContaining("U+%04X".formatted(character))
                .withNoCause();
    }

    @Test
    void a_byte_order_mark_that_was_read_as_characters_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secret("\u00EF\u00BB\u00BFab"))
                .withMessageContaining("byte-order mark");
    }

    @Test
    void a_refusal_shows_nothing_of_the_secret() {
        for (String end : List.of("\u0000x", "\uFFFD", "\u200Bx", "\uD83Dx")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Secret("Hush-4711" + end))
                    .satisfies(refused ->
                            assertThat(refused.toString()).doesNotContain("Hush", "4711"));
        }
    }

    @Test
    void bytes_are_read_as_utf8_or_by_their_byte_order_mark() {
        assertThat(decoded(SECRET.getBytes(StandardCharsets.UTF_8))).isEqualTo(SECRET);
        assertThat(decoded(("\uFEFF" + SECRET).getBytes(StandardCharsets.UTF_8))).isEqualTo(SECRET);
        assertThat(decoded(("\uFEFF" + SECRET).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(SECRET);
        assertThat(decoded(("\uFEFF" + SECRET).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(SECRET);
    }

    @Test
    void bytes_of_another_encoding_are_refused() {
        byte[] cut = {(byte) 0xFF, (byte) 0xFE, 'a'};
        for (byte[] bytes :
                List.of(
                        SECRET.getBytes(StandardCharsets.ISO_8859_1),
                        SECRET.getBytes(StandardCharsets.UTF_16LE),
                        "plain".getBytes(StandardCharsets.UTF_16LE),
                        "plain".getBytes(StandardCharsets.UTF_16BE),
                        "\uFEFFplain".getBytes(StandardCharsets.UTF_32LE),
                        cut)) {
            assertThatIllegalArgumentException().isThrownBy(() -> decoded(bytes)).withNoCause();
        }
    }

    private static String decoded(byte[] bytes) {
        return new Secret(SecretEncoding.decode(bytes)).value();
    }
}
