package io.sprintqueue.embedded.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Bytes and the headers that return with them.
final class Blob {
    private final byte[] bytes;
    private final Map<String, String> headers;

    Blob(byte[] bytes, Map<String, String> headers) {
        this.bytes = bytes;
        this.headers = Map.copyOf(headers);
    }

    static Blob text(String text) {
        return new Blob(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    byte[] bytes() {
        return bytes;
    }

    Map<String, String> headers() {
        return headers;
    }

    String asText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The MD5 of the bytes in hex, as S3 computes it.
    String etag() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
