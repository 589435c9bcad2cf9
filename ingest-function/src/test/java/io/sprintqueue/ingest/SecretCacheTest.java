package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class SecretCacheTest {
    private final RuntimeException outage = new IllegalStateException("outage");
    private final TestClock clock = new TestClock();
    private final StoredSecret stored = new StoredSecret("first");
    private final RecordingCounters counters = new RecordingCounters();
    private final SecretCache cache = new SecretCache(stored, counters, clock);

    @Test
    void the_secret_is_read_once_in_its_time_to_live() throws Exception {
        cache.current();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(cache.current()).isEqualTo(secrets("first"));
        assertThat(stored.reads()).isEqualTo(1);

        stored.change("second");
        clock.advance(Duration.ofMillis(1));
        assertThat(cache.current()).isEqualTo(secrets("second"));
        assertThat(stored.reads()).isEqualTo(2);
    }

    @Test
    void where_the_time_is_over_and_the_read_fails_the_last_good_one_stays() throws Exception {
        cache.current();
        stored.fail(outage);
        clock.advance(SecretCache.TIME_TO_LIVE);

        for (int delivery = 0; delivery < 100; delivery++) {
            assertThat(cache.current()).isEqualTo(secrets("first"));
        }
        assertThat(stored.reads()).isEqualTo(2);

        stored.recover();
        stored.change("second");
        clock.advance(SecretCache.BETWEEN_READS);
        assertThat(cache.current()).isEqualTo(secrets("second"));
    }

    @Test
    void each_use_of_expired_secrets_is_counted_until_they_are_read_again() throws Exception {
        cache.current();
        stored.fail(outage);
        clock.advance(SecretCache.TIME_TO_LIVE.minusMillis(1));
        cache.current();
        assertThat(counters.counted()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        cache.current();
        cache.current();
        assertThat(counters.counted()).containsExactly("secretsStale", "secretsStale");

        stored.recover();
        clock.advance(SecretCache.BETWEEN_READS);
        cache.current();
        assertThat(counters.counted()).hasSize(2);
    }

    @Test
    void a_flood_of_mismatches_reads_once_in_10_seconds() throws Exception {
        for (int second = 0; second < 60; second++) {
            for (int request = 0; request < 50; request++) {
                assertThat(cache.newerThan(cache.current())).isEmpty();
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(stored.reads()).isEqualTo(6);
    }

    @Test
    void a_mismatch_brings_the_newer_secrets() throws Exception {
        var tried = cache.current();
        stored.change("second");

        assertThat(cache.newerThan(tried)).isEmpty();
        clock.advance(SecretCache.BETWEEN_READS);
        assertThat(cache.newerThan(tried)).contains(secrets("second"));
        assertThat(cache.newerThan(tried)).contains(secrets("second"));
        assertThat(stored.reads()).isEqualTo(2);
    }

    @Test
    void after_a_failed_read_a_mismatch_is_undecided_until_one_succeeds() throws Exception {
        var tried = cache.current();
        stored.fail(outage);
        clock.advance(SecretCache.BETWEEN_READS);

        assertThatThrownBy(() -> cache.newerThan(tried))
                .isInstanceOf(SecretsUnavailableException.class);
        assertThatThrownBy(() -> cache.newerThan(tried))
                .isInstanceOf(SecretsUnavailableException.class);
        assertThat(stored.reads()).isEqualTo(2);

        stored.recover();
        clock.advance(SecretCache.BETWEEN_READS);
        assertThat(cache.newerThan(tried)).isEmpty();
    }

    @Test
    void while_nothing_was_ever_read_the_source_is_read_once_a_second() {
        stored.fail(outage);

        for (int delivery = 0; delivery < 100; delivery++) {
            assertThatThrownBy(cache::current)
                    .isInstanceOf(SecretsUnavailableException.class)
                    .hasCause(outage);
        }
        assertThat(stored.reads()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(cache::current).isInstanceOf(SecretsUnavailableException.class);
        assertThat(stored.reads()).isEqualTo(2);
    }

    @Test
    void a_secret_of_a_bad_shape_does_not_replace_a_good_one() throws Exception {
        cache.current();
        stored.change("{\"second secret\":\"acme\"}");
        clock.advance(SecretCache.TIME_TO_LIVE);

        assertThat(cache.current()).isEqualTo(secrets("first"));
        assertThatThrownBy(() -> cache.newerThan(secrets("first")))
                .isInstanceOf(SecretsUnavailableException.class)
                .cause()
                .hasMessageContaining("neither the default site's secret nor JSON")
                .hasMessageNotContaining("second")
                .hasNoCause();
    }

    @Test
    void what_an_editor_puts_around_the_secret_is_not_part_of_it() throws Exception {
        stored.change("\uFEFFfirst\r\n");

        assertThat(cache.current()).isEqualTo(secrets("first"));
    }

    @Test
    void what_is_wrong_with_the_stored_secret_is_said_without_showing_it() {
        stored.change("H\u0000u\u0000s\u0000h\u0000");

        assertThatThrownBy(cache::current)
                .isInstanceOf(SecretsUnavailableException.class)
                .cause()
                .hasMessageContaining("has the invisible character U+0000 inside")
                .hasMessageNotContaining("H\u0000u")
                .hasNoCause();
    }

    @Test
    void a_secret_of_a_wrong_shape_is_refused() {
        stored.change("  ");

        assertThatThrownBy(cache::current).isInstanceOf(SecretsUnavailableException.class);
    }

    @Test
    void a_clock_that_was_set_back_blocks_no_read() throws Exception {
        cache.current();
        stored.change("second");
        clock.advance(Duration.ofHours(-1));

        assertThat(cache.current()).isEqualTo(secrets("second"));
    }

    @Test
    void callers_that_come_at_once_share_one_read() throws Exception {
        int callers = 16;
        var reads = new AtomicInteger();
        var arrived = new CountDownLatch(callers);
        var shared =
                new SecretCache(
                        () -> {
                            reads.incrementAndGet();
                            await(arrived);
                            return "first";
                        },
                        counters,
                        clock);
        List<Future<SiteSecrets>> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                results.add(
                        executor.submit(() -> {
                            arrived.countDown();
                            return shared.current();
                        }));
            }
        }

        for (Future<SiteSecrets> result : results) {
            assertThat(result.get()).isEqualTo(secrets("first"));
        }
        assertThat(reads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static SiteSecrets secrets(String secret) {
        return new SiteSecrets(Map.of(Site.DEFAULT, List.of(new Secret(secret))));
    }
}
