package io.sprintqueue.core.delivery;

import java.util.Arrays;

/// The exact bytes that Jira sent and signed. `toString` does not show them.
public final class Body {
    private static final int HASH_LENGTH = 32;

    private final byte[] bytes;
    private final String hash;

    /// Wraps the bytes and hashes them.
    ///
    /// @param bytes handed over, not copied: the caller must not change them afterwards
    public Body(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Sha256.hex(bytes).substring(0, HASH_LENGTH);
    }

    /// The bytes themselves, not a copy: a reader must not change them.
    public byte[] bytes() {
        return bytes;
    }

    /// The first 32 hexadecimal digits of the SHA-256 of the bytes.
    public String hash() {
        return hash;
    }

    public int sizeBytes() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes, hash " + hash + "]";
    }
}
