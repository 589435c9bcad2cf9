package io.sprintqueue.fakejira.rest;

import io.sprintqueue.fakejira.site.Issue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The page tokens that are in use. A token stands for the last row of a page, so that rows which
/// change meanwhile are met twice or never, as in a real Jira.
final class Cursors {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String PREFIX = "page-";

    private final Map<String, Cursor> byToken = new HashMap<>();
    private long given;

    /// @param search what it is a page of; a token is good for no other search
    private record Cursor(String search, Issue last, Instant expires) {}

    String after(Issue last, String search, Instant now) {
        byToken.values().removeIf(cursor -> cursor.expires.isBefore(now));
        String token = PREFIX + ++given;
        byToken.put(token, new Cursor(search, last, now.plus(LIFETIME)));
        return token;
    }

    Optional<Issue> last(String token, String search, Instant now) {
        return Optional.ofNullable(byToken.get(token))
                .filter(cursor -> cursor.search.equals(search) && now.isBefore(cursor.expires))
                .map(Cursor::last);
    }
}
