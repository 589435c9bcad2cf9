package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.time.JiraTime;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// How the value of a Jira field is read. Each type limits what it keeps.
public enum FieldType {
    /// A text, kept up to [#TEXT_BYTES_MAX].
    STRING,
    /// A number of at most 38 digits, as DynamoDB keeps it; also one that is written as a text, or
    /// chosen from a list.
    NUMBER,
    /// A choice: its `value`, its `name`, or a plain text.
    OPTION,
    /// A person: the account's id, where the body has one, and the name to show.
    USER,
    /// A date, or a time, which is turned into UTC.
    DATE,
    /// True or false.
    BOOLEAN,
    /// A list of texts, options or people's names.
    ARRAY,
    /// The sprint field, in both of Jira's forms: the id of the current sprint.
    SPRINT;

    /// The bytes of UTF-8 that are kept of a text.
    public static final int TEXT_BYTES_MAX = 1_000;

    /// The bytes of UTF-8 that are kept of a name, a key or a rank, which stand in keys of the
    /// table.
    public static final int NAME_BYTES_MAX = 255;

    private static final int DIGITS_MAX = 38;
    private static final int EXPONENT_MAX = 120;
    private static final int NUMBER_LENGTH_MAX = 200;

    /// The value, or nothing if the JSON is of another type. JSON's null is not requested here.
    ///
    /// @param fields all fields of the issue: which sprint is current depends on others
    Optional<FieldValue> read(JsonNode json, JsonNode fields) {
        return switch (this) {
            case STRING -> json.isTextual() ? text(json, TEXT_BYTES_MAX) : Optional.empty();
            case NUMBER -> number(json);
            case OPTION -> label(json).map(FieldType::shortText);
            case USER -> user(json).map(FieldValue.class::cast);
            case DATE ->
                    json.isTextual()
                            ? JiraTime.normalised(json.textValue()).map(FieldValue.Text::new)
                            : Optional.empty();
            case BOOLEAN ->
                    json.isBoolean()
                            ? Optional.of(new FieldValue.Flag(json.booleanValue()))
                            : Optional.empty();
            case ARRAY -> TextList.MAPPED.read(json);
            case SPRINT -> SprintField.read(json, fields);
        };
    }

    private static Optional<FieldValue> text(JsonNode json, int bytesMax) {
        return Optional.of(new FieldValue.Text(BoundedText.cut(json.textValue(), bytesMax)));
    }

    private static FieldValue shortText(String text) {
        return new FieldValue.Text(shortened(text));
    }

    private static Optional<FieldValue> number(JsonNode json) {
        JsonNode value = json.isObject() ? json.path("value") : json;
        return decimal(value).flatMap(FieldType::storable).map(FieldValue.class::cast);
    }

    private static Optional<BigDecimal> decimal(JsonNode json) {
        if (json.isNumber()) {
            return Optional.of(json.decimalValue());
        }
        return json.isTextual() ? decimal(json.textValue()) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.length() > NUMBER_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /// The number that a changelog shows; nothing if it is none that is kept.
    public static Optional<FieldValue.Numeric> number(String text) {
        return decimal(text).flatMap(FieldType::storable);
    }

    private static Optional<FieldValue.Numeric> storable(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale();
        if (Math.abs(exponent) > EXPONENT_MAX) {
            return Optional.empty();
        }
        var numeric = new FieldValue.Numeric(number);
        return numeric.number().precision() <= DIGITS_MAX ? Optional.of(numeric) : Optional.empty();
    }

    /// A person, or nothing if the JSON is of none. Behind single sign-on, and for bots, a person
    /// may come with a name or an address alone.
    public static Optional<FieldValue.User> user(JsonNode json) {
        Optional<String> id = first(json, "accountId", "key", "name").map(FieldType::shortened);
        return first(json, "displayName", "name")
                .map(FieldType::shortened)
                .or(() -> id)
                .or(() -> first(json, "emailAddress").map(FieldType::shortened))
                .map(name -> new FieldValue.User(id.orElse(null), name));
    }

    private static String shortened(String text) {
        return BoundedText.cut(text, NAME_BYTES_MAX);
    }

    /// The value's label: itself if it is a text or a number, otherwise its name.
    static Optional<String> label(JsonNode json) {
        if (json.isTextual() || json.isNumber()) {
            return Optional.of(json.asText());
        }
        return first(json, "value", "name", "displayName", "title", "key", "emailAddress");
    }

    private static Optional<String> first(JsonNode json, String... names) {
        return Stream.of(names)
                .map(json::path)
                .filter(value -> value.isTextual() || value.isNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
