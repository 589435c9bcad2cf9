package io.sprintqueue.fakejira.rest;

import java.util.Map;

/// An answer that requests get instead of the right one.
///
/// @param path what the path of the request must begin with
/// @param times how many requests get it
public record Fault(String path, int status, Map<String, String> headers, int times) {
    /// A 429 that says when to come again, or does not.
    public static Fault throttled(String path, boolean saysWhen, int times) {
        return new Fault(path, 429, saysWhen ? Map.of("Retry-After", "1") : Map.of(), times);
    }

    Fault once() {
        return new Fault(path, status, headers, times - 1);
    }
}
