package io.sprintqueue.embedded.sqs.fifo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A journal that can be read back.
final class KeptInMemory implements Journal {
    private final Map<Long, Delivery> messages = new HashMap<>();
    private final Map<SendKey, SendRecord> sends = new HashMap<>();

    List<Delivery> messages() {
        return List.copyOf(messages.values());
    }

    Map<SendKey, SendRecord> sends() {
        return Map.copyOf(sends);
    }

    @Override
    public void stored(Delivery message) {
        messages.put(message.sequence(), message);
    }

    @Override
    public void received(long sequence, Receives receives) {
        messages.computeIfPresent(
                sequence,
                (_, kept) -> new Delivery(kept.message(), sequence, kept.sentMillis(), receives));
    }

    @Override
    public void removed(long sequence) {
        messages.remove(sequence);
    }

    @Override
    public void remembered(SendKey key, SendRecord record) {
        sends.put(key, record);
    }

    @Override
    public void forgotten(SendKey key) {
        sends.remove(key);
    }
}
