package io.sprintqueue.operations;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Refuses a `next` that is of no list, or of another one.
final class Tokens {
    private Tokens() {}

    /// The answer to the part that begins there.
    ///
    /// @param next as it came; absent for the first part
    static Answer checked(@Nullable String next, Function<@Nullable String, Answer> answer) {
        try {
            return answer.apply(next);
        } catch (IllegalArgumentException refused) {
            if (next != null) {
                return Answer.badRequest("next is not a token of this list");
            }
            throw refused;
        }
    }
}
