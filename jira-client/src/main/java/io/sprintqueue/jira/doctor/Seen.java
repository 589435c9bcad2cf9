package io.sprintqueue.jira.doctor;

import io.sprintqueue.jira.JiraException;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What came of looking at one thing.
///
/// @param <T> the thing
public sealed interface Seen<T> {
    /// It was seen.
    record Known<T>(T value) implements Seen<T> {}

    /// Jira did not show it.
    record Refused<T>(JiraException.Kind kind, String message) implements Seen<T> {}

    /// It was not looked at.
    ///
    /// @param why what would have been needed
    record NotAsked<T>(String why) implements Seen<T> {}

    /// Looks.
    static <T> Seen<T> look(Supplier<T> look) {
        try {
            return new Known<>(look.get());
        } catch (JiraException failed) {
            return refused(failed);
        }
    }

    static <T> Seen<T> refused(JiraException failed) {
        return new Refused<>(failed.kind(), String.valueOf(failed.getMessage()));
    }

    /// Looks at something that is found by way of what was seen.
    default <U> Seen<U> then(Function<? super T, ? extends Seen<U>> look) {
        return switch (this) {
            case Known<T>(T value) -> look.apply(value);
            case Refused<T>(var kind, String message) -> new Refused<>(kind, message);
            case NotAsked<T>(String why) -> new NotAsked<>(why);
        };
    }

    /// What was seen.
    default Optional<T> known() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Refused<T> _, NotAsked<T> _ -> Optional.empty();
        };
    }
}
