package io.sprintqueue.lanes;

class InMemoryRejectionsTest extends RejectionsContract {
    @Override
    Rejected newRejected() {
        return new InMemoryRejections(40);
    }
}
