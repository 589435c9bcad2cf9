package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All rules by which a site's issues become registers: Jira's own fields and the mapped ones.
///
/// @param mapped the rules of the configuration, one for each register
public record FieldMapping(List<FieldRule> mapped) {
    /// More custom fields than this would let one item grow beyond 64 KB.
    public static final int MAPPED_MAX = 24;

    private static final List<FieldRule> BUILT_IN =
            List.of(
                    rule(Fields.SUMMARY, FieldType.STRING, "summary"),
                    rule(Fields.TYPE, FieldType.OPTION, "issuetype"),
                    rule(Fields.STATUS, FieldType.OPTION, "status"),
                    rule(Fields.STATUS_CATEGORY, FieldType.OPTION, "status.statusCategory.key"),
                    rule(Fields.PRIORITY, FieldType.OPTION, "priority"),
                    rule(Fields.ASSIGNEE, FieldType.USER, "assignee"),
                    rule(Fields.LABELS, FieldType.ARRAY, "labels"),
                    rule(Fields.DUE_DATE, FieldType.DATE, "duedate"),
                    rule(Fields.PROJECT_ID, FieldType.OPTION, "project.id"),
                    rule(Fields.PROJECT_KEY, FieldType.OPTION, "project.key"),
                    rule(Fields.CREATED, FieldType.DATE, "created"),
                    rule(Fields.UPDATED, FieldType.DATE, "updated"));

    public FieldMapping {
        mapped = List.copyOf(mapped);
    }

    /// What an issue's fields say of the registers.
    ///
    /// @param values register → value, for the registers that the body says anything of
    /// @param warnings one for each register whose only values were of a wrong type
    public record Reading(Map<String, FieldValue> values, List<String> warnings) {}

    /// Reads every register that the fields say anything of.
    public Reading read(JsonNode fields) {
        var values = new TreeMap<String, FieldValue>();
        var warnings = new ArrayList<String>();
        Stream.concat(BUILT_IN.stream(), mapped.stream())
                .forEach(rule -> {
                    switch (rule.read(fields)) {
                        case FieldRule.Reading.Value(FieldValue value) ->
                                values.put(rule.register(), value);
                        case FieldRule.Reading.WrongType wrong -> warnings.add(wrong.warning(rule));
                        case FieldRule.Reading.Absent _ -> {
                            // The register stays as it is.
                        }
                    }
                });
        return new Reading(values, warnings);
    }

    private static FieldRule rule(String register, FieldType type, String path) {
        return new FieldRule(register, type, List.of(path));
    }
}
