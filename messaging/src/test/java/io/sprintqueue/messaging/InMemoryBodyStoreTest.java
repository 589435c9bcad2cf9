package io.sprintqueue.messaging;

class InMemoryBodyStoreTest extends BodyStoreContract {
    @Override
    BodyStore newStore() {
        return new InMemoryBodyStore();
    }
}
