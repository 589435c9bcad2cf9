package io.sprintqueue.operations;

import java.util.Map;
import java.util.Optional;

/// A whole number of a query.
///
/// @param name as the query has it
/// @param otherwise what it is where the query does not say
/// @param most the greatest that it may be, at most 9,999; the smallest is 1
record WholeNumber(String name, int otherwise, int most) {
    /// The number; nothing if the query's value is not from 1 to the maximum.
    Optional<Integer> of(Map<String, String> query) {
        String text = query.get(name);
        if (text == null) {
            return Optional.of(otherwise);
        }
        return Optional.of(text)
                .filter(said -> said.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= most);
    }

    Answer refused() {
        return Answer.badRequest(name + " is not a number from 1 to " + most);
    }
}
