package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/// Writes and reads events and answers as Lambda's own runtime does: the names in an event's JSON
/// are not those of its Java class (`Records`, `eventSourceARN`).
public final class LambdaJson<T> {
    private final PojoSerializer<T> serializer;

    /// For events or answers of one type.
    public LambdaJson(Class<T> type) {
        serializer =
                LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                        ? LambdaEventSerializers.serializerFor(
                                type, LambdaJson.class.getClassLoader())
                        : JacksonFactory.getInstance().getSerializer(type);
    }

    /// The value as JSON.
    public byte[] write(T value) {
        var bytes = new ByteArrayOutputStream();
        serializer.toJson(value, bytes);
        return bytes.toByteArray();
    }

    /// The value of the JSON.
    public T read(byte[] json) {
        return serializer.fromJson(new ByteArrayInputStream(json));
    }
}
