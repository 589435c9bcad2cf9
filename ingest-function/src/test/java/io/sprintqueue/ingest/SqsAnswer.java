package io.sprintqueue.ingest;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// What SQS says of a message it took: digests, which the client compares with what it sent.
final class SqsAnswer {
    private static final byte TEXT = 1;

    private SqsAnswer() {}

    static String to(String request) {
        JsonNode message = json(request);
        return "{'MessageId':'m-1','MD5OfMessageBody':'%s','MD5OfMessageAttributes':'%s'}"
                .replace('\'', '"')
                .formatted(
                        digest(
                                message.path("MessageBody")
                                        .asText()
                                        .getBytes(StandardCharsets.UTF_8)),
                        attributes(message.path("MessageAttributes")));
    }

    private static String attributes(JsonNode attributes) {
        var sorted = new TreeMap<String, JsonNode>();
        attributes.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        ByteBuffer buffer = ByteBuffer.allocate(100_000);
        for (Map.Entry<String, JsonNode> attribute : sorted.entrySet()) {
            put(buffer, attribute.getKey());
            put(buffer, attribute.getValue().path("DataType").asText());
            buffer.put(TEXT);
            put(buffer, attribute.getValue().path("StringValue").asText());
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return digest(bytes);
    }

    private static void put(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
    }

    private static JsonNode json(String request) {
        try {
            return BoundedJson.tree(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
