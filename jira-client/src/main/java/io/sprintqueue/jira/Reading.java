package io.sprintqueue.jira;

import java.time.Instant;
import java.util.function.Function;

/// What was read, and when.
///
/// @param value what Jira answered
/// @param at by Jira's own clock, and never later than Jira looked
public record Reading<T>(T value, Instant at) {
    /// The same reading of something that was made of the answer.
    public <U> Reading<U> map(Function<? super T, ? extends U> mapping) {
        return new Reading<>(mapping.apply(value), at);
    }
}
