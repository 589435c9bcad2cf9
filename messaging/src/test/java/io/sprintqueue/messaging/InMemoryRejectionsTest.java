package io.sprintqueue.messaging;

class InMemoryRejectionsTest extends RejectionsContract {
    @Override
    Rejected newRejected() {
        return new InMemoryRejections(40);
    }
}
