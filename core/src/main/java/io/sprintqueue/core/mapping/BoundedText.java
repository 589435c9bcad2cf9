package io.sprintqueue.core.mapping;

import java.nio.charset.StandardCharsets;

/// Cuts texts to a number of UTF-8 bytes, never inside a character.
final class BoundedText {
    private BoundedText() {}

    /// The text, or as much of its beginning as has at most that many bytes.
    static String cut(String text, int bytesMax) {
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

    static int bytes(String text) {
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
