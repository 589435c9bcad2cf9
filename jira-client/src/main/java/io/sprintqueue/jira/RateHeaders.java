package io.sprintqueue.jira;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What an answer says of how often Jira may be asked.
///
/// @param received when it came
record RateHeaders(HttpHeaders headers, Instant received) {
    /// Where Jira does not say how long to wait, as some of its gateways do not.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration PAUSE_MAX = Duration.ofHours(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    void tell(RequestBudget budget, int status) {
        granted().ifPresent(budget::granted);
        left().ifPresent(budget::left);
        boolean limited = status == TOO_MANY;
        boolean asked = status == UNAVAILABLE && headers.firstValue("Retry-After").isPresent();
        if (limited || asked) {
            budget.pauseUntil(received.plus(pause()));
        }
    }

    private Duration pause() {
        Duration pause = headers.firstValue("Retry-After").flatMap(this::retryAfter).orElse(PAUSE);
        if (pause.isNegative() || pause.isZero()) {
            return PAUSE;
        }
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    /// Seconds, or a date.
    private Optional<Duration> retryAfter(String text) {
        return number(text)
                .map(seconds -> Duration.ofMillis((long) (seconds * 1_000)))
                .or(() -> date(text));
    }

    private Optional<Duration> date(String text) {
        try {
            return Optional.of(
                    Duration.between(
                            received,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /// A Data Center says how many requests it adds in how many seconds, the Cloud how many a
    /// second.
    private Optional<Double> granted() {
        Optional<Double> added = value("X-RateLimit-FillRate");
        Optional<Double> seconds = value("X-RateLimit-Interval-Seconds").filter(s -> s > 0);
        if (added.isPresent() && seconds.isPresent()) {
            return Optional.of(added.get() / seconds.get());
        }
        return value("X-RateLimit-Limit");
    }

    private Optional<Double> left() {
        return value("X-RateLimit-Limit")
                .flatMap(limit ->
                        headers.firstValue("X-RateLimit-Remaining")
                                .flatMap(RateHeaders::number)
                                .map(remaining -> Math.min(1, remaining / limit)));
    }

    private Optional<Double> value(String name) {
        return headers.firstValue(name).flatMap(RateHeaders::number).filter(n -> n > 0);
    }

    private static Optional<Double> number(String text) {
        return text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,6})?")
                ? Optional.of(Double.valueOf(text.strip()))
                : Optional.empty();
    }
}
