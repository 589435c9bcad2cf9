package io.sprintqueue.operations;

import java.util.Map;
import java.util.Optional;

/// How many elements an answer may have, as the query says.
final class Limit {
    private Limit() {}

    /// The number; nothing where the query says what is none from 1 to the most.
    static Optional<Integer> of(Map<String, String> query, int otherwise, int most) {
        String text = query.get("limit");
        if (text == null) {
            return Optional.of(otherwise);
        }
        return Optional.of(text)
                .filter(said -> said.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= most);
    }

    static Answer refused(int most) {
        return Answer.badRequest("limit is not a number from 1 to " + most);
    }
}
