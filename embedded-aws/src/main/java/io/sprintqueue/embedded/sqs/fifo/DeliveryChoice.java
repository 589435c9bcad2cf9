package io.sprintqueue.embedded.sqs.fifo;

import java.util.SequencedCollection;

/// Decides what SQS leaves open.
public interface DeliveryChoice {
    /// Which group is next in a receive.
    ///
    /// @param open the groups that give something, by the age of their first message
    <T> T group(SequencedCollection<T> open);

    /// How many messages of a group a receive returns, from 1 to all that would fit.
    int messages(int most);

    /// Whether a receive that has room left looks at another group.
    boolean anotherGroup();

    /// The receive count that a moved message begins with in the dead-letter queue.
    ///
    /// @param count what it was in the queue it comes from
    int receivesOfMoved(int count);

    /// Whether the latest receipt still deletes a message once its visibility timeout is over. "If
    /// you use an old ReceiptHandle, the request will succeed, but the message might not be
    /// deleted", says the reference; the knowledge centre shows an error.
    boolean deletesExpired();
}
