package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(30)
class TimerTest {
    @Test
    void an_invocation_that_fails_is_followed_by_the_next() throws InterruptedException {
        var invocations = new CountDownLatch(3);
        try (var timer =
                Timer.start(
                        event -> {
                            invocations.countDown();
                            throw new IllegalStateException("away");
                        },
                        Duration.ofMillis(1))) {
            invocations.await();
            assertThat(timer).isNotNull();
        }
    }
}
