package io.sprintqueue.lanes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The texts that SQS takes: tab, line feed, carriage return, U+0020 to U+D7FF, U+E000 to U+FFFD,
/// U+10000 to U+10FFFF, and at least one of them.
final class SqsText {
    private SqsText() {}

    /// The text whose UTF-8 is exactly these bytes, where there is one and SQS takes it.
    static Optional<String> of(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.chars().allMatch(SqsText::isAllowed)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    /// Looks at UTF-16 units: in what the strict decoder wrote, surrogates stand in pairs only.
    private static boolean isAllowed(int unit) {
        return unit >= 0x20 ? unit < 0xFFFE : unit == '\t' || unit == '\n' || unit == '\r';
    }
}
