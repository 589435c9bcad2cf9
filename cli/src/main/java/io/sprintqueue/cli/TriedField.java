package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldRule.Found;
import io.sprintqueue.core.mapping.FieldRule.Reading;
import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.readmodel.FieldTrial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Shows what a mapping made of one field of a body.
final class TriedField {
    static final List<Output.Field<FieldTrial.Field>> FIELDS =
            List.of(
                    new Output.Field<>("FIELD", field -> field.rule().name()),
                    new Output.Field<>("TYPE", field -> word(field.rule().type())),
                    new Output.Field<>("BECOMES", TriedField::becomes),
                    new Output.Field<>("FROM", field -> source(field).orElse("–")),
                    new Output.Field<>("FOUND", TriedField::found, 80));

    private TriedField() {}

    static boolean isOfWrongType(FieldTrial.Field field) {
        return field.reading() instanceof Reading.WrongType;
    }

    static ObjectNode json(FieldTrial.Field field) {
        FieldRule rule = field.rule();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", rule.name())
                        .put("type", word(rule.type()))
                        .put("result", result(field.reading()));
        if (field.reading() instanceof Reading.Value(FieldValue value)) {
            json.set("value", FieldJson.of(value));
        }
        json.put("from", source(field).orElse(null));
        ObjectNode found = json.putObject("found");
        field.found().forEach((path, what) -> found.put(path, word(what)));
        return json;
    }

    private static String result(Reading reading) {
        return switch (reading) {
            case Reading.Value(FieldValue.Cleared _) -> "cleared";
            case Reading.ClearedAbsent _ -> "cleared (absent)";
            case Reading.Value _ -> "set";
            case Reading.Absent _, Reading.WrongType _ -> "kept";
        };
    }

    private static String becomes(FieldTrial.Field field) {
        return switch (field.reading()) {
            case Reading.Value(FieldValue.Cleared _) -> "(cleared)";
            case Reading.ClearedAbsent _ -> "cleared (absent)";
            case Reading.Value(FieldValue value) -> Output.text(FieldJson.of(value));
            case Reading.Absent _, Reading.WrongType _ -> "(stays as it is)";
        };
    }

    /// The path that gave the value.
    private static Optional<String> source(FieldTrial.Field field) {
        return field.found().entrySet().stream()
                .filter(entry -> entry.getValue() == Found.VALUE)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String found(FieldTrial.Field field) {
        return field.found().entrySet().stream()
                .map(entry -> entry.getKey() + " " + word(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// As people say it: `wrong type`.
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
