package io.sprintqueue.fakejira.rest;

import io.sprintqueue.fakejira.site.Dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts requests by token buckets, and refuses those that come too fast. On Cloud all callers
/// share the bucket of an endpoint; on Data Center each user has one.
public final class Throttle {
    private static final double NANOS = 1e9;

    private final Dialect dialect;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private Limit limit;
    private Meter meter = new Meter(1);
    private long requests;
    private long refused;

    private record Bucket(double tokens, Instant at) {}

    Throttle(Dialect dialect) {
        this.dialect = dialect;
        this.limit = dialect.isCloud() ? Limit.CLOUD : Limit.NONE;
    }

    /// Limits what comes from now on.
    public void limit(Limit other) {
        limit = other;
        buckets.clear();
    }

    /// Gives coming requests wrong answers.
    public void add(Fault fault) {
        faults.add(fault);
    }

    /// How many requests have come.
    public long requests() {
        return requests;
    }

    /// Begins to measure how evenly they come.
    public Meter measure(double perSecond) {
        meter = new Meter(perSecond);
        return meter;
    }

    /// How many of them came too fast.
    public long refused() {
        return refused;
    }

    /// The wrong answer that was planned for the request.
    Optional<Answer> fault(Request request) {
        for (int at = 0; at < faults.size(); at++) {
            Fault fault = faults.get(at);
            if (request.path().startsWith(fault.path()) && fault.times() > 0) {
                faults.set(at, fault.once());
                return Optional.of(Answer.of(fault.status(), null).with(fault.headers()));
            }
        }
        return Optional.empty();
    }

    /// Takes a token.
    ///
    /// @param key whose bucket
    /// @return what every answer says of the limit, with a refusal where no token is left
    Taken take(String key, Instant now) {
        requests++;
        meter.count(now);
        Bucket full = new Bucket(limit.burst(), now);
        Bucket before = buckets.getOrDefault(key, full);
        double seconds = Duration.between(before.at, now).toNanos() / NANOS;
        double tokens =
                Math.min(limit.burst(), before.tokens + Math.max(0, seconds) * limit.perSecond());
        boolean ok = tokens >= 1;
        buckets.put(key, new Bucket(ok ? tokens - 1 : tokens, now));
        if (!ok) {
            refused++;
        }
        return new Taken(ok, headers(ok ? tokens - 1 : tokens, ok, now));
    }

    /// What became of a request for a token.
    record Taken(boolean ok, Map<String, String> headers) {}

    private Map<String, String> headers(double left, boolean ok, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit.burst()));
        headers.put("X-RateLimit-Remaining", Integer.toString((int) left));
        long wait = ok ? 0 : Math.max(1, (long) Math.ceil((1 - left) / limit.perSecond()));
        if (!dialect.isCloud()) {
            headers.put("X-RateLimit-Interval-Seconds", "1");
            headers.put("X-RateLimit-FillRate", Long.toString((long) limit.perSecond()));
            headers.put("retry-after", Long.toString(wait));
            return headers;
        }
        if (left < limit.burst() / 5.0) {
            headers.put("X-RateLimit-NearLimit", "true");
        }
        if (!ok) {
            headers.put("X-RateLimit-Reset", now.plusSeconds(wait).toString());
            headers.put("RateLimit-Reason", "jira-burst-based");
            if (limit.saysWhen()) {
                headers.put("Retry-After", Long.toString(wait));
            }
        }
        return headers;
    }
}
