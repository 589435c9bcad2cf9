package io.sprintqueue.messaging;

/// How a body is in the text of a message.
enum Encoding {
    /// As it is.
    IDENTITY("identity"),
    /// Compressed, because it was too large or had characters that SQS refuses.
    GZIP_BASE64("gzip+base64"),
    /// Not at all: it is in the body store.
    S3("s3");

    private final String attribute;

    Encoding(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }

    static Encoding of(String attribute) {
        for (Encoding encoding : values()) {
            if (encoding.attribute.equals(attribute)) {
                return encoding;
            }
        }
        throw new UnreadableMessageException(
                "the encoding is not identity, gzip+base64 or s3: a newer version wrote it");
    }
}
