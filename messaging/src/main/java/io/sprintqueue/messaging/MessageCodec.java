package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The one home of the message format: what [#encode] writes, [#decode] reads back, to the byte.
///
/// A body that SQS accepts as text goes unchanged, so that people can read it in a console; any
/// other goes as gzip in base64; one that is still too large goes to the body store.
public final class MessageCodec {
    /// The largest body that is read, unless told otherwise.
    public static final int BODY_BYTES_MAX = 4_500_000;

    private static final String IN_BODY_STORE = "the body is in the body store";

    private final BodyStore bodies;
    private final int bodyBytesMax;

    public MessageCodec(BodyStore bodies) {
        this(bodies, BODY_BYTES_MAX);
    }

    /// @param bodyBytesMax a larger body is neither written nor read, however small it was packed
    public MessageCodec(BodyStore bodies, int bodyBytesMax) {
        this.bodies = bodies;
        this.bodyBytesMax = bodyBytesMax;
    }

    /// Writes the message. A body too large for SQS is in the body store when this returns.
    ///
    /// @throws IllegalArgumentException if the body is larger than what would be read
    public EncodedMessage encode(LaneMessage message) {
        Body body = message.body();
        if (body.sizeBytes() > bodyBytesMax) {
            throw new IllegalArgumentException(
                    "the body has " + body.sizeBytes() + " bytes, at most " + bodyBytesMax);
        }
        String delivery = EnvelopeJson.write(message.envelope(), null);
        return asText(body, delivery)
                .or(() -> compressed(body, delivery))
                .orElseGet(() -> claimCheck(message));
    }

    /// Reads what `encode` wrote.
    ///
    /// @param messageBody the text of the SQS message
    /// @param attributes the message's attributes, name to string value
    /// @throws UnreadableMessageException if a newer version wrote it, or it is damaged
    public LaneMessage decode(String messageBody, Map<String, String> attributes) {
        var delivery = EnvelopeJson.read(attribute(attributes, EncodedMessage.DELIVERY));
        Body body = body(messageBody, delivery, attribute(attributes, EncodedMessage.ENCODING));
        if (!body.hash().equals(delivery.envelope().eventId().hash())) {
            throw new UnreadableMessageException(
                    "the body of event " + delivery.envelope().eventId() + " is another one");
        }
        return new LaneMessage(delivery.envelope(), body);
    }

    /// Reads only the envelope, which names the event even if the body cannot be read.
    ///
    /// @throws UnreadableMessageException if a newer version wrote it, or it is damaged
    public Envelope envelope(Map<String, String> attributes) {
        return EnvelopeJson.read(attribute(attributes, EncodedMessage.DELIVERY)).envelope();
    }

    /// The attributes of a message whose envelope has changed and whose text has not. Everything
    /// else in them stays, including what a newer version has added.
    ///
    /// @throws UnreadableMessageException if a newer version wrote it, or it is damaged
    static Map<String, String> readdressed(Map<String, String> attributes, Envelope envelope) {
        var readdressed = new HashMap<>(attributes);
        readdressed.put(
                EncodedMessage.DELIVERY,
                EnvelopeJson.rewrite(attribute(attributes, EncodedMessage.DELIVERY), envelope));
        return readdressed;
    }

    private static Optional<EncodedMessage> asText(Body body, String delivery) {
        if (body.sizeBytes() > EncodedMessage.SIZE_BYTES_MAX) {
            return Optional.empty();
        }
        return SqsText.of(body.bytes())
                .map(text -> new EncodedMessage(text, delivery, Encoding.IDENTITY.attribute()))
                .filter(message -> fits(message, body.sizeBytes()));
    }

    private static Optional<EncodedMessage> compressed(Body body, String delivery) {
        String text = Compression.toText(body.bytes());
        return Optional.of(new EncodedMessage(text, delivery, Encoding.GZIP_BASE64.attribute()))
                .filter(message -> fits(message, text.length()));
    }

    private EncodedMessage claimCheck(LaneMessage message) {
        Envelope envelope = message.envelope();
        String key = bodies.keep(envelope.site(), envelope.eventId(), message.body());
        return new EncodedMessage(
                IN_BODY_STORE, EnvelopeJson.write(envelope, key), Encoding.S3.attribute());
    }

    private static boolean fits(EncodedMessage message, int bodyBytes) {
        return message.sizeBytes(bodyBytes)
                <= EncodedMessage.SIZE_BYTES_MAX - EncodedMessage.GROWTH_BYTES_MAX;
    }

    private Body body(String text, EnvelopeJson.Delivery delivery, String encodingAttribute) {
        return switch (Encoding.of(encodingAttribute)) {
            case IDENTITY -> new Body(text.getBytes(StandardCharsets.UTF_8));
            case GZIP_BASE64 -> new Body(Compression.toBytes(text, bodyBytesMax));
            case S3 -> bodies.fetch(key(delivery.bodyKey()));
        };
    }

    private static String key(@Nullable String bodyKey) {
        if (bodyKey == null) {
            throw new UnreadableMessageException("the delivery does not say where its body is");
        }
        return bodyKey;
    }

    private static String attribute(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new UnreadableMessageException("the message has no attribute '" + name + "'");
        }
        return value;
    }
}
