package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the value of a Jira field is read. Each bounds what it keeps.
public enum FieldType {
    /// A text, kept up to [#TEXT_BYTES_MAX].
    STRING,
    /// A number of at most 38 digits, as DynamoDB keeps it.
    NUMBER,
    /// A choice: its `value`, its `name`, or a plain text.
    OPTION,
    /// A person: the account's id and the name to show.
    USER,
    /// A date, or a time, which is turned into UTC.
    DATE,
    /// A list of texts, options or people's names.
    ARRAY,
    /// The sprint field, in both of Jira's forms: the id of the current sprint.
    SPRINT;

    /// The bytes of UTF-8 that are kept of a text.
    public static final int TEXT_BYTES_MAX = 1_000;

    /// The bytes of UTF-8 that are kept of a list, and of one of its elements.
    public static final int LIST_BYTES_MAX = 1_500;

    /// The bytes of UTF-8 that are kept of a name, a key or a rank, which stand in keys of the
    /// table.
    public static final int NAME_BYTES_MAX = 255;

    private static final int ELEMENTS_MAX = 100;
    private static final int DIGITS_MAX = 38;
    private static final int EXPONENT_MAX = 120;

    /// The value, or nothing where the JSON is of another type. JSON's null is not asked for here.
    Optional<FieldValue> read(JsonNode json) {
        return switch (this) {
            case STRING -> json.isTextual() ? text(json, TEXT_BYTES_MAX) : Optional.empty();
            case NUMBER -> number(json);
            case OPTION -> label(json).map(FieldType::shortText);
            case USER -> user(json);
            case DATE ->
                    json.isTextual()
                            ? JiraTime.normalised(json.textValue()).map(FieldValue.Text::new)
                            : Optional.empty();
            case ARRAY -> texts(json);
            case SPRINT -> SprintField.read(json);
        };
    }

    private static Optional<FieldValue> text(JsonNode json, int bytesMax) {
        return Optional.of(new FieldValue.Text(BoundedText.cut(json.textValue(), bytesMax)));
    }

    private static FieldValue shortText(String text) {
        return new FieldValue.Text(BoundedText.cut(text, NAME_BYTES_MAX));
    }

    private static Optional<FieldValue> number(JsonNode json) {
        if (!json.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = json.decimalValue();
        long exponent = (long) number.precision() - number.scale();
        if (Math.abs(exponent) > EXPONENT_MAX) {
            return Optional.empty();
        }
        var numeric = new FieldValue.Numeric(number);
        return numeric.number().precision() <= DIGITS_MAX ? Optional.of(numeric) : Optional.empty();
    }

    private static Optional<FieldValue> user(JsonNode json) {
        return first(json, "accountId", "key", "name")
                .map(id ->
                        new FieldValue.User(
                                BoundedText.cut(id, NAME_BYTES_MAX),
                                BoundedText.cut(
                                        first(json, "displayName", "name").orElse(id),
                                        NAME_BYTES_MAX)));
    }

    private static Optional<FieldValue> texts(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        int bytes = 0;
        for (JsonNode element : json) {
            Optional<String> label = label(element);
            if (label.isEmpty()) {
                return Optional.empty();
            }
            String text = BoundedText.cut(label.get(), NAME_BYTES_MAX);
            bytes += BoundedText.bytes(text);
            if (texts.size() == ELEMENTS_MAX || bytes > LIST_BYTES_MAX) {
                break;
            }
            texts.add(text);
        }
        return Optional.of(new FieldValue.Texts(List.copyOf(texts)));
    }

    /// What a person would call the value: itself where it is a text or a number, else its name.
    private static Optional<String> label(JsonNode json) {
        if (json.isTextual() || json.isNumber()) {
            return Optional.of(json.asText());
        }
        return first(json, "value", "name", "displayName", "key");
    }

    private static Optional<String> first(JsonNode json, String... names) {
        return Stream.of(names)
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
