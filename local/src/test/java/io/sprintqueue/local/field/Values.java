package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares what must be with what is: numbers by value, absent as null.
///
/// `{ cut: abc }` is a text or a list whose texts begin so, and of which the last ends with the
/// mark of what was cut.
final class Values {
    private static final String MARK = "…";

    private Values() {}

    /// How the found value differs, nothing if it does not.
    static Optional<String> difference(JsonNode wanted, JsonNode found) {
        boolean same = wanted.has("cut") ? isCut(wanted, found) : isSame(wanted, found);
        return same
                ? Optional.empty()
                : Optional.of("is %s instead of %s".formatted(found, wanted));
    }

    private static boolean isSame(JsonNode wanted, JsonNode found) {
        if (wanted.isNull()) {
            return found.isNull() || found.isMissingNode();
        }
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.equals(found);
    }

    private static boolean isCut(JsonNode wanted, JsonNode found) {
        List<String> texts =
                (found.isArray() ? found.valueStream() : Stream.of(found))
                        .map(JsonNode::asText)
                        .toList();
        String beginning = wanted.path("cut").asText();
        return !texts.isEmpty()
                && texts.getFirst().startsWith(beginning)
                && texts.getLast().endsWith(MARK);
    }
}
