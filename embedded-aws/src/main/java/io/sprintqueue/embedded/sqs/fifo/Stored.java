package io.sprintqueue.embedded.sqs.fifo;

import java.util.Comparator;

/// A message in a queue.
final class Stored {
    static final Comparator<Stored> BY_VISIBILITY =
            Comparator.<Stored>comparingLong(stored -> stored.receives.visibleMillis())
                    .thenComparingLong(stored -> stored.sequence);

    final Message message;
    final long sequence;
    final long sentMillis;
    final MessageGroup group;
    Receives receives;

    Stored(Delivery delivery, MessageGroup group) {
        this.message = delivery.message();
        this.sequence = delivery.sequence();
        this.sentMillis = delivery.sentMillis();
        this.receives = delivery.receives();
        this.group = group;
    }

    Delivery delivery() {
        return new Delivery(message, sequence, sentMillis, receives);
    }
}
