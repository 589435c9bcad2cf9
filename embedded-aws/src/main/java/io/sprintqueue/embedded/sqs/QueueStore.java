package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.Journal;
import io.sprintqueue.embedded.sqs.fifo.SendKey;
import io.sprintqueue.embedded.sqs.fifo.SendRecord;

import java.util.List;
import java.util.Map;

/// Stores queues beyond this process, or does not. Its caller admits one thread at a time.
interface QueueStore extends AutoCloseable {
    /// Keeps nothing.
    QueueStore NONE =
            new QueueStore() {
                @Override
                public List<KeptQueue> queues() {
                    return List.of();
                }

                @Override
                public Journal journal(String queueName) {
                    return Journal.NONE;
                }

                @Override
                public void keep(String queueName, Description description) {}

                @Override
                public void forget(String queueName) {}

                @Override
                public void commit() {}

                @Override
                public void close() {}
            };

    /// What is kept of a queue apart from its messages.
    record Description(Map<String, String> attributes, long createdMillis, long changedMillis) {}

    /// A queue as a process before this one has left it.
    record KeptQueue(
            String name,
            Description description,
            List<Delivery> messages,
            Map<SendKey, SendRecord> sends) {}

    List<KeptQueue> queues();

    /// Where the queue's changes are to be told.
    Journal journal(String queueName);

    void keep(String queueName, Description description);

    void forget(String queueName);

    /// Writes all changes since the last commit, as one. Only then may they be acknowledged.
    void commit();

    @Override
    void close();
}
