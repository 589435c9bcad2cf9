package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicInteger;

class KeptPortTest {
    @Test
    void a_port_that_is_taken_is_tried_again() throws IOException {
        var tries = new AtomicInteger();

        assertThat(
                        KeptPort.again(() -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new IOException(new BindException("Address already in use"));
                            }
                            return "open";
                        }))
                .isEqualTo("open");
        assertThat(tries).hasValue(3);
    }

    @Test
    void another_failure_is_not_tried_again() {
        var tries = new AtomicInteger();

        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() ->
                        KeptPort.again(() -> {
                            tries.incrementAndGet();
                            throw new FileNotFoundException();
                        }));
        assertThat(tries).hasValue(1);
    }
}
