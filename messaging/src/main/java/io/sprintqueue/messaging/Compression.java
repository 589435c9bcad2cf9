package io.sprintqueue.messaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Any bytes as text, compressed: gzip, then base64.
final class Compression {
    private Compression() {}

    static String toText(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing bytes in memory", impossible);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /// Unpacks no more than `bytesMax`, so that a small text cannot fill the memory.
    static byte[] toBytes(String text, int bytesMax) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            byte[] bytes = gzip.readNBytes(bytesMax);
            if (gzip.read() >= 0) {
                throw new UnreadableMessageException(
                        "the body is larger than " + bytesMax + " bytes when unpacked");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnreadableMessageException("the body is not gzip in base64", damaged);
        }
    }
}
