package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.QueueStore.Description;
import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.MessageAttribute;
import io.sprintqueue.embedded.sqs.fifo.Receives;
import io.sprintqueue.embedded.sqs.fifo.SendRecord;
import io.sprintqueue.embedded.sqs.fifo.Sent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A queue's contents, as written to a file.
final class Bytes {
    private Bytes() {}

    static byte[] of(Delivery delivery) {
        return written(out -> {
            Message message = delivery.message();
            out.writeUTF(message.id());
            out.writeUTF(message.group());
            out.writeUTF(message.deduplicationId());
            out.writeLong(delivery.sentMillis());
            write(out, message.body());
            out.writeInt(message.attributes().size());
            for (Map.Entry<String, MessageAttribute> each : message.attributes().entrySet()) {
                out.writeUTF(each.getKey());
                out.writeUTF(each.getValue().type());
                write(out, each.getValue().value());
            }
        });
    }

    static Delivery delivery(byte[] bytes, long sequence, Receives receives) {
        return read(
                bytes,
                in -> {
                    String id = in.readUTF();
                    String group = in.readUTF();
                    String deduplicationId = in.readUTF();
                    long sentMillis = in.readLong();
                    String body = readText(in);
                    Map<String, MessageAttribute> attributes = new HashMap<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        attributes.put(
                                in.readUTF(), new MessageAttribute(in.readUTF(), readText(in)));
                    }
                    return new Delivery(
                            new Message(id, group, deduplicationId, body, attributes),
                            sequence,
                            sentMillis,
                            receives);
                });
    }

    static byte[] of(SendRecord record) {
        return written(out -> {
            out.writeUTF(record.sent().id());
            out.writeLong(record.sent().sequence());
            out.writeLong(record.sentMillis());
        });
    }

    static SendRecord sendRecord(byte[] bytes) {
        return read(
                bytes, in -> new SendRecord(new Sent(in.readUTF(), in.readLong()), in.readLong()));
    }

    static byte[] of(Description description) {
        return written(out -> {
            out.writeLong(description.createdMillis());
            out.writeLong(description.changedMillis());
            out.writeInt(description.attributes().size());
            for (Map.Entry<String, String> each : description.attributes().entrySet()) {
                out.writeUTF(each.getKey());
                write(out, each.getValue());
            }
        });
    }

    static Description description(byte[] bytes) {
        return read(
                bytes,
                in -> {
                    long createdMillis = in.readLong();
                    long changedMillis = in.readLong();
                    Map<String, String> attributes = new HashMap<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        attributes.put(in.readUTF(), readText(in));
                    }
                    return new Description(attributes, createdMillis, changedMillis);
                });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return reading.from(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file of the queues is broken", broken);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
