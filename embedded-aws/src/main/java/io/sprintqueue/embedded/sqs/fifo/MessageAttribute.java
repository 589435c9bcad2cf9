package io.sprintqueue.embedded.sqs.fifo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A typed value that travels next to a message's body.
///
/// @param type such as `String`, `Number` or `Binary`, with or without a label after a dot
/// @param value a text, which is base64 where the type is binary
public record MessageAttribute(String type, String value) {
    public boolean isBinary() {
        return type.equals("Binary") || type.startsWith("Binary.");
    }

    /// What counts towards the size of a message, and into its digest.
    public byte[] bytes() {
        return isBinary()
                ? Base64.getDecoder().decode(value)
                : value.getBytes(StandardCharsets.UTF_8);
    }
}
