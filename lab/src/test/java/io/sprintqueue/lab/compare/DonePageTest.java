package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

class DonePageTest {
    private final AtomicBoolean done = new AtomicBoolean(true);

    @Test
    void the_sum_grows_by_more_than_any_load_once_it_is_done() throws IOException {
        try (var page = new DonePage(done::get)) {
            long before = sum(page);
            done.set(false);
            assertThat(sum(page)).isEqualTo(before);
            done.set(true);
            assertThat(sum(page)).isGreaterThan(before + 36_000_000);
        }
    }

    private static long sum(DonePage page) throws IOException {
        try (var answer = URI.create(page.url()).toURL().openStream()) {
            return BoundedJson.mapper().readTree(answer).path(DonePage.FIELD).asLong();
        }
    }
}
