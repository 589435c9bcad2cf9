package io.sprintqueue.ingest;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The webhook secrets, kept for a while.
///
/// A rotation must work without a restart, an outage of the source must not stop deliveries whose
/// secret is known, and a flood of unsigned requests must not cause a flood of reads. So:
///
/// - the last good value is kept, whatever a later read returns, and is read again after 5 minutes;
/// - a signature that does not match requests a read, but only where the last one, good or bad, is
///   10 seconds ago: what was read since is as good as new;
/// - if a needed read failed, the caller learns that the answer is unknown, not "no";
/// - callers that come at once share one read.
public final class SecretCache {
    static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    static final Duration BETWEEN_READS = Duration.ofSeconds(10);
    static final Duration BETWEEN_FIRST_READS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SecretCache.class);

    private final SecretSource source;
    private final ReceiveCounters counters;
    private final InstantSource clock;
    private volatile State state = new State(null, Instant.MIN, Instant.MIN, null);

    /// Keeps what the source has.
    public SecretCache(SecretSource source, ReceiveCounters counters, InstantSource clock) {
        this.source = source;
        this.counters = counters;
        this.clock = clock;
    }

    /// What is known about the secrets.
    ///
    /// @param good the last good value
    /// @param goodAt when it was read
    /// @param triedAt when the last read ended
    /// @param failure why it failed, if it did
    private record State(
            @Nullable SiteSecrets good,
            Instant goodAt,
            Instant triedAt,
            @Nullable Throwable failure) {}

    /// The secrets to verify with.
    ///
    /// @throws SecretsUnavailableException if none were ever read
    SiteSecrets current() throws SecretsUnavailableException {
        State seen = state;
        SiteSecrets good = seen.good();
        return good != null && within(TIME_TO_LIVE, seen.goodAt()) ? good : renewed();
    }

    /// Newer secrets than those that did not match; nothing if a read would bring none.
    ///
    /// @throws SecretsUnavailableException if a read was needed and failed
    synchronized Optional<SiteSecrets> newerThan(SiteSecrets tried)
            throws SecretsUnavailableException {
        if (tried.equals(state.good()) && !within(BETWEEN_READS, state.triedAt())) {
            read();
        }
        if (state.failure() != null) {
            throw new SecretsUnavailableException(
                    "the webhook secrets cannot be read", state.failure());
        }
        return Optional.ofNullable(state.good()).filter(good -> !good.equals(tried));
    }

    private synchronized SiteSecrets renewed() throws SecretsUnavailableException {
        boolean expired = !within(TIME_TO_LIVE, state.goodAt());
        Duration pause = state.good() == null ? BETWEEN_FIRST_READS : BETWEEN_READS;
        if (expired && !within(pause, state.triedAt())) {
            read();
        }
        SiteSecrets good = state.good();
        if (good == null) {
            throw new SecretsUnavailableException(
                    "the webhook secrets cannot be read", state.failure());
        }
        if (!within(TIME_TO_LIVE, state.goodAt())) {
            counters.secretsStale();
        }
        return good;
    }

    private void read() {
        try {
            SiteSecrets good = parse(source.read());
            Instant now = clock.instant();
            state = new State(good, now, now, null);
        } catch (RuntimeException | SecretsUnavailableException failure) {
            state = new State(state.good(), state.goodAt(), clock.instant(), failure);
            LOG.atWarn()
                    .setCause(Failures.harmless(failure))
                    .log("webhook secrets not read, the last good ones stay");
        }
    }

    /// The message says what is wrong and shows nothing of the text, which may be the secret.
    private static SiteSecrets parse(String text) throws SecretsUnavailableException {
        try {
            return SiteSecrets.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new SecretsUnavailableException(
                    "the stored secret is neither the default site's secret nor JSON"
                            + " {site: secret | [current, previous…]}: "
                            + refused.getMessage());
        }
    }

    /// Whether it was this recently. After the clock was set back, nothing counts as recent.
    private boolean within(Duration time, Instant then) {
        Instant now = clock.instant();
        return !then.isAfter(now) && then.isAfter(now.minus(time));
    }
}
