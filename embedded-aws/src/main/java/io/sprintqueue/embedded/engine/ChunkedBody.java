package io.sprintqueue.embedded.engine;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The `aws-chunked` encoding, in which the SDK sends bodies whose checksum follows them: chunks
/// led by their size in hex, an empty one at the end, then trailing headers.
final class ChunkedBody {
    private static final int LINE_BYTES_MAX = 1024;

    private ChunkedBody() {}

    static byte[] decode(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            var chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("a chunk ends early");
            }
            body.writeBytes(chunk);
            line(in);
        }
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        var line = line(in);
        int semicolon = line.indexOf(';');
        try {
            return Integer.parseUnsignedInt(
                    semicolon < 0 ? line : line.substring(0, semicolon), 16);
        } catch (NumberFormatException e) {
            throw new IOException("a chunk without its size", e);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LINE_BYTES_MAX) {
                throw new EOFException("a line of a chunked body has no end");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
