package io.sprintqueue.embedded.sqs.fifo;

import java.util.SequencedCollection;

/// Delivers as AWS describes it: "SQS returns as many messages with the same message group ID as
/// possible. The ReceiveMessage API call can also return messages from other available message
/// groups." The group whose first message waits longest comes first.
public enum OldestFirst implements DeliveryChoice {
    INSTANCE;

    @Override
    public <T> T group(SequencedCollection<T> open) {
        return open.getFirst();
    }

    @Override
    public int messages(int most) {
        return most;
    }

    @Override
    public boolean anotherGroup() {
        return true;
    }

    @Override
    public int receivesOfMoved(int count) {
        return count;
    }

    @Override
    public boolean deletesExpired() {
        return false;
    }
}
