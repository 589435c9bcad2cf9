package io.sprintqueue.lanes;

class InMemoryBodyStoreTest extends BodyStoreContract {
    @Override
    BodyStore newStore() {
        return new InMemoryBodyStore();
    }
}
