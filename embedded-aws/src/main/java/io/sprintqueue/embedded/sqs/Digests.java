package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.MessageAttribute;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The digests by which clients check that nothing changed on the way, and the one of a body that
/// replaces a deduplication id.
final class Digests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String ofBody(String body) {
        return hex(digest("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /// In the order of their names, each as name, type, kind and value, with their lengths.
    static String ofAttributes(Map<String, MessageAttribute> attributes) {
        MessageDigest digest = digest("MD5");
        new TreeMap<>(attributes)
                .forEach((name, attribute) -> {
                    add(digest, name.getBytes(StandardCharsets.UTF_8));
                    add(digest, attribute.type().getBytes(StandardCharsets.UTF_8));
                    digest.update(attribute.isBinary() ? BINARY : TEXT);
                    add(digest, attribute.bytes());
                });
        return hex(digest.digest());
    }

    /// "Amazon SQS uses a SHA-256 hash to generate the MessageDeduplicationId using the body of the
    /// message (but not the attributes of the message)."
    static String deduplicationId(String body) {
        return hex(digest("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }
}
