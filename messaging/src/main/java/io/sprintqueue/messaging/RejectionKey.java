package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A report as the key of an object that needs no content:
/// `rejected/20261124T1545Z/<id>/0.unsigned.3-1.too_large.1`, minutes ago, reason and count.
///
/// Keys sort by their minutes, and have no character that S3 or a URL would treat specially.
final class RejectionKey {
    static final String PREFIX = "rejected/";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern KEY =
            Pattern.compile(PREFIX + "([0-9]{8}T[0-9]{4}Z)/[0-9a-f]{16}/([^/]+)");
    private static final Pattern COUNT =
            Pattern.compile("([0-9]{1,6})\\.([a-z_]{1,40})\\.([0-9]{1,12})");
    private static final Map<String, Rejection> REASONS =
            Arrays.stream(Rejection.values())
                    .collect(
                            Collectors.toUnmodifiableMap(Rejection::toString, Function.identity()));

    private RejectionKey() {}

    static String of(RejectionReport report) {
        var counts = new ArrayList<String>();
        report.counted()
                .minutes()
                .forEach((minute, reasons) -> {
                    long ago = Math.max(0, Duration.between(minute, report.minute()).toMinutes());
                    reasons.forEach(
                            (reason, count) -> counts.add(ago + "." + reason + "." + count));
                });
        return before(report.minute()) + "/" + report.id() + "/" + String.join("-", counts);
    }

    /// What is less than the key of any report written in that minute or later, and greater than
    /// any of before.
    static String before(Instant minute) {
        return PREFIX + MINUTE.format(minute);
    }

    /// What the report counts; nothing if the key is none of a report. A reason of a later version
    /// is left out.
    static Optional<Rejections> parse(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant written = LocalDateTime.parse(parts.group(1), MINUTE).toInstant(ZoneOffset.UTC);
        Rejections counted = Rejections.NONE;
        for (String part : parts.group(2).split("-", -1)) {
            Matcher count = COUNT.matcher(part);
            if (!count.matches()) {
                return Optional.empty();
            }
            Rejection reason = REASONS.get(count.group(2));
            if (reason != null) {
                Instant minute = written.minus(Duration.ofMinutes(number(count.group(1))));
                counted = counted.counted(minute, reason, number(count.group(3)));
            }
        }
        return Optional.of(counted);
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
