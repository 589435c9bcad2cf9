package io.sprintqueue.fakejira.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// How Jira writes moments.
public final class Dates {
    private static final DateTimeFormatter PLATFORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final DateTimeFormatter AGILE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private Dates() {}

    /// As in the headers of HTTP.
    static String http(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// As in issues: with an offset that has no colon.
    public static String platform(Instant at, ZoneId zone) {
        return PLATFORM.format(at.atZone(zone));
    }

    /// As in sprints of Cloud and in webhooks: in UTC.
    public static String utc(Instant at) {
        return AGILE.format(at.atZone(ZoneOffset.UTC));
    }

    /// As in sprints of Data Center: with an offset that has a colon.
    public static String agile(Instant at, ZoneId zone) {
        return AGILE.format(at.atZone(zone));
    }
}
