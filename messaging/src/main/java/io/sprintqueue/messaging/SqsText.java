package io.sprintqueue.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The texts that SQS takes: tab, line feed, carriage return, U+0020 to U+D7FF, U+E000 to U+FFFD,
/// U+10000 to U+10FFFF, and at least one of them.
final class SqsText {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_SPACES = 0x2020_2020_2020_2020L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private SqsText() {}

    /// The text whose UTF-8 is exactly these bytes, if there is one and SQS accepts it.
    static Optional<String> of(byte[] bytes) {
        // The decoder of strings makes one copy; the strict one makes three.
        String text = new String(bytes, StandardCharsets.UTF_8);
        return !text.isEmpty() && isExact(text, bytes) && isAllowed(text, bytes)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// The decoder replaces invalid UTF-8 by U+FFFD, which may also have been in the text.
    private static boolean isExact(String text, byte[] bytes) {
        return text.indexOf('\uFFFD') < 0
                || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /// Controls are one byte each, and such a byte is not part of another character.
    private static boolean isAllowed(String text, byte[] bytes) {
        int index = 0;
        while (index < bytes.length) {
            if (index + Long.BYTES <= bytes.length && !hasControl((long) LONGS.get(bytes, index))) {
                index += Long.BYTES;
            } else if (isAllowed(bytes[index])) {
                index++;
            } else {
                return false;
            }
        }
        return text.indexOf('\uFFFE') < 0 && text.indexOf('\uFFFF') < 0;
    }

    /// Whether one of eight bytes is below 0x20: subtracting borrows the highest bit of just such a
    /// one, or of one behind it.
    private static boolean hasControl(long eight) {
        return ((eight - EIGHT_SPACES) & ~eight & HIGHEST_BITS) != 0;
    }

    private static boolean isAllowed(byte unit) {
        return unit < 0 || unit >= 0x20 || unit == '\t' || unit == '\n' || unit == '\r';
    }
}
