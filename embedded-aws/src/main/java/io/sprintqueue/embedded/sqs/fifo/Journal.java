package io.sprintqueue.embedded.sqs.fifo;

/// Gets every change of a queue, to store it.
public interface Journal {
    /// Keeps nothing.
    Journal NONE =
            new Journal() {
                @Override
                public void stored(Delivery message) {}

                @Override
                public void received(long sequence, Receives receives) {}

                @Override
                public void removed(long sequence) {}

                @Override
                public void remembered(SendKey key, SendRecord record) {}

                @Override
                public void forgotten(SendKey key) {}
            };

    void stored(Delivery message);

    void received(long sequence, Receives receives);

    void removed(long sequence);

    void remembered(SendKey key, SendRecord record);

    void forgotten(SendKey key);
}
