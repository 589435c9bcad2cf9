package io.sprintqueue.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A message as SQS accepts it. `toString` does not show its body.
///
/// @param body the text of the SQS message
/// @param delivery the attribute `delivery`: the envelope as JSON, in ASCII
/// @param encoding the attribute `encoding`: how the body is in the text
public record EncodedMessage(String body, String delivery, String encoding) {
    /// The name of the attribute with the envelope.
    public static final String DELIVERY = "delivery";

    /// The name of the attribute that says how to read the text.
    public static final String ENCODING = "encoding";

    /// The type of both attributes.
    public static final String ATTRIBUTE_TYPE = "String";

    /// What SQS allows for the text and all attributes together.
    public static final int SIZE_BYTES_MAX = 1_048_576;

    /// How much the envelope may grow later: a redrive adds its due time and its cycle.
    static final int GROWTH_BYTES_MAX = 128;

    /// The two attributes, name to value.
    public Map<String, String> attributes() {
        return Map.of(DELIVERY, delivery, ENCODING, encoding);
    }

    /// What SQS counts: the text, and each attribute with its name and type.
    int sizeBytes() {
        return sizeBytes(utf8Length(body));
    }

    /// The same if the text's number of bytes is known: counting them would copy the text.
    int sizeBytes(int bodyBytes) {
        int size = bodyBytes;
        for (Map.Entry<String, String> attribute : attributes().entrySet()) {
            size += attribute.getKey().length() + ATTRIBUTE_TYPE.length();
            size += utf8Length(attribute.getValue());
        }
        return size;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "EncodedMessage[" + encoding + ", " + sizeBytes() + " bytes]";
    }
}
