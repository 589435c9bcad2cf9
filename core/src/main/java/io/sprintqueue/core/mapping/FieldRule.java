package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The source of one register's value: the first path that is present, not null and of the type.
///
/// @param register the register's name
/// @param type how a value is read
/// @param from paths below `issue.fields`, dots between their steps
/// @param changelog the names of the field in changelogs that do not give its id
public record FieldRule(
        String register, FieldType type, List<String> from, List<String> changelog) {
    /// Stands for what has no steps below it: no body has it, and no type reads it.
    private static final JsonNode NO_STEPS = JsonNodeFactory.instance.binaryNode(new byte[0]);

    public FieldRule {
        from = List.copyOf(from);
        changelog = List.copyOf(changelog);
    }

    /// A rule for a field that changelogs call by its usual names.
    public FieldRule(String register, FieldType type, List<String> from) {
        this(register, type, from, ChangelogNames.usual(register));
    }

    /// A rule with one path.
    public static FieldRule of(String register, FieldType type, String path) {
        return new FieldRule(register, type, List.of(path));
    }

    /// What a body says about a register.
    public sealed interface Reading {
        /// It has this value, or is cleared.
        record Value(FieldValue value) implements Reading {}

        /// The whole entity is in the body and none of the paths is: Jira stopped sending the
        /// field, so the register is cleared.
        record ClearedAbsent() implements Reading {}

        /// It says nothing: leave the register unchanged.
        record Absent() implements Reading {}

        /// Only values of another type were found: leave the register unchanged, and report it.
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
        from.forEach(path -> trace.put(path, found(at(fields, path), fields)));
        return trace;
    }

    private Found found(JsonNode json, JsonNode fields) {
        if (json.isMissingNode()) {
            return Found.ABSENT;
        }
        if (json.isNull()) {
            return Found.NULL;
        }
        return value(json, fields).isPresent() ? Found.VALUE : Found.WRONG_TYPE;
    }

    /// Reads the register from the fields of an entity.
    ///
    /// Behind a path that the body does not tell of, a value would be another one than Jira's.
    ///
    /// @param coverage what it means that a field is not there
    public Reading read(JsonNode fields, Coverage coverage) {
        boolean cleared = false;
        String wrong = null;
        for (String path : from) {
            if (!coverage.reaches(path)) {
                return new Reading.Absent();
            }
            JsonNode json = at(fields, path);
            if (json.isMissingNode()) {
                continue;
            }
            if (json.isNull()) {
                cleared = true;
                continue;
            }
            Optional<FieldValue> value = value(json, fields);
            if (value.isPresent()) {
                return new Reading.Value(value.get());
            }
            wrong = path;
        }
        if (wrong != null) {
            return new Reading.WrongType(wrong);
        }
        return cleared ? new Reading.Value(new FieldValue.Cleared()) : missing(coverage);
    }

    private static Reading missing(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Whole _, Coverage.Asked _ -> new Reading.ClearedAbsent();
            case Coverage.Part _ -> new Reading.Absent();
        };
    }

    /// Whether an item of a changelog is about the field that the rule reads.
    boolean isAbout(ChangelogItem item) {
        return ChangelogNames.match(item, fields().toList(), changelog);
    }

    /// The sprints that the field of this rule lists, if it is a sprint field that can be read.
    Optional<List<ListedSprint>> sprints(JsonNode fields) {
        return from.stream()
                .map(path -> at(fields, path))
                .flatMap(json -> SprintField.all(json).stream())
                .findFirst();
    }

    /// The current sprint of the issue, as an object of Jira Cloud's form, where this is the rule
    /// of the sprint field and the fields have one.
    public Optional<JsonNode> currentSprint(JsonNode fields) {
        return from.stream()
                .map(path -> at(fields, path))
                .filter(json -> type == FieldType.SPRINT && value(json, fields).isPresent())
                .findFirst()
                .flatMap(json -> SprintField.currentSprint(json, fields));
    }

    /// The Jira fields that the rule looks at.
    Stream<String> fields() {
        return from.stream().map(FieldRule::fieldOf);
    }

    /// The Jira field that a path starts at.
    static String fieldOf(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }

    /// A rank stands in a key of the table, whatever type the configuration gives it; labels have
    /// more room than a list that is mapped.
    private Optional<FieldValue> value(JsonNode json, JsonNode fields) {
        return switch (register) {
            case Fields.LABELS -> TextList.LABELS.read(json);
            case Fields.RANK -> type.read(json, fields).map(FieldRule::fittingIntoAKey);
            default -> type.read(json, fields);
        };
    }

    private static FieldValue fittingIntoAKey(FieldValue value) {
        return value instanceof FieldValue.Text(String text)
                ? new FieldValue.Text(BoundedText.cut(text, FieldType.NAME_BYTES_MAX))
                : value;
    }

    /// The JSON at the path. A null on the way there makes the whole path null; a step that an
    /// object does not have is absent; below a text, a number or a list there are no steps, so that
    /// value itself is found, with the wrong type.
    static JsonNode at(JsonNode fields, String path) {
        JsonNode json = fields;
        for (String step : path.split("\\.", -1)) {
            if (!json.isObject()) {
                return json.isMissingNode() || json.isNull() ? json : NO_STEPS;
            }
            json = json.path(step);
        }
        return json;
    }
}
