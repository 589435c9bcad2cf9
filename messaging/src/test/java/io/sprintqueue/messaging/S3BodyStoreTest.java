package io.sprintqueue.messaging;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3BodyStoreTest extends BodyStoreContract {
    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Override
    BodyStore newStore() {
        return aws.bodyStore();
    }
}
