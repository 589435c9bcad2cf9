package io.sprintqueue.simulation;

import io.sprintqueue.embedded.sqs.fifo.DeliveryChoice;

import java.util.List;
import java.util.SequencedCollection;

/// All that SQS may do where AWS leaves it open.
///
/// @param receivesMax a moved message may have been received fewer times than that, as it seems
record AnyDelivery(Choices choices, int receivesMax) implements DeliveryChoice {
    @Override
    public <T> T group(SequencedCollection<T> open) {
        return choices.of(List.copyOf(open));
    }

    @Override
    public int messages(int most) {
        return choices.between(1, most);
    }

    @Override
    public boolean anotherGroup() {
        return !choices.oneIn(4);
    }

    @Override
    public int receivesOfMoved(int count) {
        return choices.below(receivesMax);
    }

    @Override
    public boolean deletesExpired() {
        return choices.oneIn(2);
    }
}
