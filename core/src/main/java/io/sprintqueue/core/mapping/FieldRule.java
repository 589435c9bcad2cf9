package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Where the value of one register comes from: the first path that is present, not null and of the
/// type.
///
/// @param register the register's name
/// @param type how a value is read
/// @param from paths below `issue.fields`, dots between their steps
public record FieldRule(String register, FieldType type, List<String> from) {
    public FieldRule {
        from = List.copyOf(from);
    }

    /// A rule with one path.
    public static FieldRule of(String register, FieldType type, String path) {
        return new FieldRule(register, type, List.of(path));
    }

    /// What a body says of a register.
    public sealed interface Reading {
        /// It has this value, or is cleared.
        record Value(FieldValue value) implements Reading {}

        /// It says nothing: leave the register as it is.
        record Absent() implements Reading {}

        /// Only values of another type were found: leave the register as it is, and say so.
        record WrongType(String path) implements Reading {
            /// What to tell an operator: the path and the type, not the value.
            public String warning(FieldRule rule) {
                return path + " is no " + rule.type();
            }
        }
    }

    /// The register's name in the configuration: a custom one stands there without its prefix.
    public String name() {
        return register.startsWith(Fields.CUSTOM_PREFIX)
                ? register.substring(Fields.CUSTOM_PREFIX.length())
                : register;
    }

    /// What stands at one of the paths.
    public enum Found {
        VALUE,
        ABSENT,
        NULL,
        WRONG_TYPE
    }

    /// What stands at each path, in their order: the first with a value is the one that is read.
    public SequencedMap<String, Found> trace(JsonNode fields) {
        var trace = new LinkedHashMap<String, Found>();
        from.forEach(path -> trace.put(path, found(at(fields, path))));
        return trace;
    }

    private Found found(JsonNode json) {
        if (json.isMissingNode()) {
            return Found.ABSENT;
        }
        if (json.isNull()) {
            return Found.NULL;
        }
        return type.read(json).isPresent() ? Found.VALUE : Found.WRONG_TYPE;
    }

    /// Reads the register from an issue's fields.
    public Reading read(JsonNode fields) {
        boolean cleared = false;
        String wrong = null;
        for (String path : from) {
            JsonNode json = at(fields, path);
            if (json.isMissingNode()) {
                continue;
            }
            if (json.isNull()) {
                cleared = true;
                continue;
            }
            Optional<FieldValue> value = type.read(json);
            if (value.isPresent()) {
                return new Reading.Value(fitting(value.get()));
            }
            wrong = path;
        }
        return otherwise(wrong, cleared);
    }

    /// A rank stands in a key of the table, whatever type the configuration gives it.
    private FieldValue fitting(FieldValue value) {
        return register.equals(Fields.RANK) && value instanceof FieldValue.Text(String text)
                ? new FieldValue.Text(BoundedText.cut(text, FieldType.NAME_BYTES_MAX))
                : value;
    }

    private static Reading otherwise(@Nullable String wrong, boolean cleared) {
        if (wrong != null) {
            return new Reading.WrongType(wrong);
        }
        return cleared ? new Reading.Value(new FieldValue.Cleared()) : new Reading.Absent();
    }

    /// The JSON at the path; a null on the way there makes the whole path null.
    private static JsonNode at(JsonNode fields, String path) {
        JsonNode json = fields;
        for (String step : path.split("\\.", -1)) {
            json = json.path(step);
            if (json.isNull()) {
                return json;
            }
        }
        return json;
    }
}
