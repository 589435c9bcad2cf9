package io.sprintqueue.embedded.sqs.fifo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The sends of the last five minutes, the oldest first. "Amazon SQS continues tracking the
/// deduplication ID even after the message has been received and deleted."
final class Deduplication {
    private static final long INTERVAL_MILLIS = Duration.ofMinutes(5).toMillis();

    private final Journal journal;
    private final LinkedHashMap<SendKey, SendRecord> sends = new LinkedHashMap<>();

    Deduplication(Journal journal) {
        this.journal = journal;
    }

    @Nullable Sent earlier(SendKey key) {
        SendRecord record = sends.get(key);
        return record == null ? null : record.sent();
    }

    void remember(SendKey key, SendRecord record) {
        sends.put(key, record);
        journal.remembered(key, record);
    }

    void restore(Map<SendKey, SendRecord> records) {
        records.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByValue(
                                (one, other) -> Long.compare(one.sentMillis(), other.sentMillis())))
                .forEach(record -> sends.put(record.getKey(), record.getValue()));
    }

    void forgetUntil(long nowMillis) {
        var records = sends.entrySet().iterator();
        while (records.hasNext()) {
            Map.Entry<SendKey, SendRecord> oldest = records.next();
            if (oldest.getValue().sentMillis() + INTERVAL_MILLIS > nowMillis) {
                return;
            }
            records.remove();
            journal.forgotten(oldest.getKey());
        }
    }
}
