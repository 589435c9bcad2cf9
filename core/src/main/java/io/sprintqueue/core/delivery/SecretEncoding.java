package io.sprintqueue.core.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// How a secret is read, whatever editor, shell or console wrote it.
///
/// A secret that differs from Jira's in one invisible character is a 401 for each delivery, which
/// is final for Jira. So whatever surely is not part of a secret is removed, and signs of a wrong
/// encoding are refused, with a message that shows nothing of the secret.
public final class SecretEncoding {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int UNREADABLE = 0xFFFD;

    /// The three bytes of a byte-order mark, taken for three characters.
    private static final String MISREAD_MARK = "\u00EF\u00BB\u00BF";

    private SecretEncoding() {}

    /// The text of the bytes: UTF-8, or UTF-16 with a byte-order mark.
    ///
    /// @throws IllegalArgumentException if they are neither
    public static String decode(byte[] bytes) {
        try {
            return charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException unreadable) {
            throw new IllegalArgumentException(
                    "the webhook secret is neither UTF-8 nor UTF-16 with a byte-order mark");
        }
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == BYTE_ORDER_MARK || mark == Character.reverseBytes((char) BYTE_ORDER_MARK)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    /// The text without blanks, line ends and invisible characters around it.
    public static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isUnseen(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && isUnseen(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /// @throws IllegalArgumentException if the text has a character that no secret has
    static void check(String text) {
        if (text.startsWith(MISREAD_MARK)) {
            throw new IllegalArgumentException(
                    "the webhook secret starts with a byte-order mark that was read in another"
                            + " encoding; write it as UTF-8 without one");
        }
        OptionalInt bad = text.codePoints().filter(SecretEncoding::isRefused).findFirst();
        if (bad.isPresent()) {
            throw new IllegalArgumentException(problem(bad.getAsInt()));
        }
    }

    private static String problem(int character) {
        if (character == UNREADABLE) {
            return "the webhook secret has U+FFFD: some of its characters were lost when it was"
                    + " read in another encoding than it was written in; use UTF-8";
        }
        return ("the webhook secret has the invisible character U+%04X inside; use UTF-8, and paste"
                        + " it alone")
                .formatted(character);
    }

    /// A blank is the only invisible character that a secret may have inside.
    private static boolean isRefused(int character) {
        return (character != ' ' && isUnseen(character))
                || character == UNREADABLE
                || isNoCharacter(character);
    }

    /// Half of a pair, or what a byte-order mark becomes in the wrong order.
    private static boolean isNoCharacter(int character) {
        return Character.getType(character) == Character.SURROGATE
                || (character & 0xFFFE) == 0xFFFE;
    }

    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
