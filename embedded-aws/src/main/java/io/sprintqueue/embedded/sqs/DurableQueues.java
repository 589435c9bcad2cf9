package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.Journal;
import io.sprintqueue.embedded.sqs.fifo.Receives;
import io.sprintqueue.embedded.sqs.fifo.SendKey;
import io.sprintqueue.embedded.sqs.fifo.SendRecord;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Queues in a file of H2's MVStore. When a commit returns, the operating system has it, so it
/// outlives a killed process; after a power failure the last ones may be lost.
final class DurableQueues implements QueueStore {
    private static final String FILE = "queues.mv";
    private static final String OLD_FILE = "elasticmq.mv.db";

    /// From this size on the file is written afresh before it is used.
    private static final long BYTES_MAX = 16 << 20;

    private final MVStore store;
    private final MVMap<String, byte[]> descriptions;

    private DurableQueues(MVStore store) {
        this.store = store;
        this.descriptions = store.openMap("queues");
    }

    static DurableQueues open(Path directory) {
        if (Files.exists(directory.resolve(OLD_FILE))) {
            throw new IllegalStateException(
                    "the queues in "
                            + directory
                            + " were written by an earlier version, and only it can read them: use"
                            + " a new data directory");
        }
        MVStore store =
                new MVStore.Builder()
                        .fileName(tidied(directory.resolve(FILE)))
                        .autoCommitDisabled()
                        .autoCompactFillRate(0)
                        .open();
        store.setVersionsToKeep(0);
        store.getFileStore().setRetentionTime(0);
        return new DurableQueues(store);
    }

    /// A file is made smaller only before it is opened: MVStore's compaction of an open one fails
    /// its own assertion now and then.
    private static String tidied(Path file) {
        String name = file.toString();
        MVStoreTool.compactCleanUp(name);
        try {
            if (Files.exists(file) && Files.size(file) > BYTES_MAX) {
                MVStoreTool.compact(name, false);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the queues in " + name, unreadable);
        }
        return name;
    }

    /// The maps of one queue.
    private record Maps(
            MVMap<Long, byte[]> messages, MVMap<Long, long[]> receives, MVMap<String, byte[]> sends)
            implements Journal {
        @Override
        public void stored(Delivery message) {
            messages.put(message.sequence(), Bytes.of(message));
            received(message.sequence(), message.receives());
        }

        @Override
        public void received(long sequence, Receives receives) {
            if (receives.count() > 0) {
                receives()
                        .put(
                                sequence,
                                new long[] {
                                    receives.count(),
                                    receives.firstMillis(),
                                    receives.lastMillis(),
                                    receives.visibleMillis()
                                });
            }
        }

        @Override
        public void removed(long sequence) {
            messages.remove(sequence);
            receives.remove(sequence);
        }

        @Override
        public void remembered(SendKey key, SendRecord record) {
            sends.put(name(key), Bytes.of(record));
        }

        @Override
        public void forgotten(SendKey key) {
            sends.remove(name(key));
        }

        /// Groups and deduplication ids have no blanks.
        private static String name(SendKey key) {
            return key.group() + " " + key.deduplicationId();
        }

        private static SendKey key(String name) {
            int blank = name.indexOf(' ');
            return new SendKey(name.substring(0, blank), name.substring(blank + 1));
        }

        List<Delivery> deliveries() {
            return messages.entrySet().stream()
                    .map(each -> Bytes.delivery(each.getValue(), each.getKey(), of(each.getKey())))
                    .toList();
        }

        private Receives of(long sequence) {
            long[] kept = receives.get(sequence);
            return kept == null
                    ? Receives.NONE
                    : new Receives(Math.toIntExact(kept[0]), kept[1], kept[2], kept[3]);
        }

        Map<SendKey, SendRecord> records() {
            Map<SendKey, SendRecord> records = new HashMap<>();
            sends.forEach((name, bytes) -> records.put(key(name), Bytes.sendRecord(bytes)));
            return records;
        }
    }

    private Maps maps(String queueName) {
        return new Maps(
                store.openMap("messages " + queueName),
                store.openMap("receives " + queueName),
                store.openMap("sends " + queueName));
    }

    @Override
    public List<KeptQueue> queues() {
        return descriptions.entrySet().stream()
                .map(each -> {
                    Maps maps = maps(each.getKey());
                    return new KeptQueue(
                            each.getKey(),
                            Bytes.description(each.getValue()),
                            maps.deliveries(),
                            maps.records());
                })
                .toList();
    }

    @Override
    public Journal journal(String queueName) {
        return maps(queueName);
    }

    @Override
    public void keep(String queueName, Description description) {
        descriptions.put(queueName, Bytes.of(description));
    }

    @Override
    public void forget(String queueName) {
        descriptions.remove(queueName);
        Maps maps = maps(queueName);
        store.removeMap(maps.messages());
        store.removeMap(maps.receives());
        store.removeMap(maps.sends());
    }

    @Override
    public void commit() {
        if (store.hasUnsavedChanges()) {
            store.commit();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
