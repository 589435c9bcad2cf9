package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.merge.FieldValue;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Attribute values of plain Java ones, and those of the registers.
///
/// The DynamoDB type of a register's value says what it is; an unknown type comes from a newer
/// version and stays unchanged.
final class Values {
    private static final String USER_ID = "id";
    private static final String USER_NAME = "name";

    private Values() {}

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue instant(Instant instant) {
        return text(instant.toString());
    }

    static AttributeValue texts(Collection<String> texts) {
        return AttributeValue.fromSs(List.copyOf(texts));
    }

    /// Epoch seconds, never before the instant.
    static AttributeValue expiry(Instant instant) {
        return number(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
    }

    static AttributeValue encode(FieldValue value) {
        return switch (value) {
            case FieldValue.Cleared() -> AttributeValue.fromNul(true);
            case FieldValue.Text(String text) -> text(text);
            case FieldValue.Numeric(BigDecimal number) -> AttributeValue.fromN(number.toString());
            case FieldValue.Flag(boolean on) -> AttributeValue.fromBool(on);
            case FieldValue.User(var id, String name) ->
                    AttributeValue.fromM(
                            id == null
                                    ? Map.of(USER_NAME, text(name))
                                    : Map.of(USER_ID, text(id), USER_NAME, text(name)));
            case FieldValue.Texts(List<String> texts) -> list(texts);
            case FieldValue.Opaque(String json) -> AttributeJson.read(json);
        };
    }

    static AttributeValue list(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(Values::text).toList());
    }

    static FieldValue decode(AttributeValue value) {
        return switch (value.type()) {
            case NUL -> new FieldValue.Cleared();
            case S -> new FieldValue.Text(value.s());
            case N -> new FieldValue.Numeric(new BigDecimal(value.n()));
            case M -> isUser(value.m()) ? user(value.m()) : opaque(value);
            case L -> areTexts(value.l()) ? texts(value.l()) : opaque(value);
            case BOOL -> new FieldValue.Flag(value.bool());
            case B, SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> opaque(value);
        };
    }

    private static boolean isUser(Map<String, AttributeValue> map) {
        return map.containsKey(USER_NAME)
                && Set.of(USER_ID, USER_NAME).containsAll(map.keySet())
                && areTexts(map.values());
    }

    private static FieldValue user(Map<String, AttributeValue> map) {
        var user = new Item(map);
        return new FieldValue.User(user.textOrNull(USER_ID), user.text(USER_NAME));
    }

    private static boolean areTexts(Collection<AttributeValue> values) {
        return values.stream().allMatch(value -> value.type() == AttributeValue.Type.S);
    }

    private static FieldValue texts(List<AttributeValue> values) {
        return new FieldValue.Texts(values.stream().map(AttributeValue::s).toList());
    }

    private static FieldValue opaque(AttributeValue value) {
        return new FieldValue.Opaque(AttributeJson.write(value));
    }
}
