package io.sprintqueue.core.mapping;

import io.sprintqueue.core.json.BoundedJson;

import java.nio.charset.StandardCharsets;

/// Cuts texts to a number of UTF-8 bytes, never inside a character, and marks the cut at the end.
///
/// JSON may escape half of a character, which UTF-8 cannot hold and no store would take: it becomes
/// U+FFFD.
public final class BoundedText {
    /// The end of a cut value, so that a reader does not take it for the whole.
    static final String MARK = "…";

    /// The bytes of UTF-8 that the mark takes.
    static final int MARK_BYTES = bytes(MARK);

    private static final int REPLACEMENT = 0xFFFD;

    private BoundedText() {}

    /// The text, or as much of its beginning as leaves room for the mark in that many bytes.
    public static String cut(String text, int bytesMax) {
        String kept = beginning(text, bytesMax);
        if (kept.length() < text.length()) {
            kept = beginning(text, bytesMax - MARK_BYTES) + MARK;
        }
        return BoundedJson.isWellFormed(kept) ? kept : repaired(kept);
    }

    /// Whether it was cut.
    static boolean isCut(String text) {
        return text.endsWith(MARK);
    }

    /// Whether both may be of one text: the same, as far as neither was cut.
    public static boolean mayBeTheSame(String one, String other) {
        if (!isCut(one) && !isCut(other)) {
            return one.equals(other);
        }
        String kept = withoutMark(one);
        String otherKept = withoutMark(other);
        return (isCut(one) && otherKept.startsWith(kept))
                || (isCut(other) && kept.startsWith(otherKept));
    }

    private static String withoutMark(String text) {
        return isCut(text) ? text.substring(0, text.length() - MARK.length()) : text;
    }

    private static String beginning(String text, int bytesMax) {
        if (text.length() * 3L <= bytesMax) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += bytesOf(character);
            if (bytes > bytesMax) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static String repaired(String text) {
        return text.codePoints()
                .map(character -> isHalf(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The bytes that the text takes in UTF-8.
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytesOf(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
