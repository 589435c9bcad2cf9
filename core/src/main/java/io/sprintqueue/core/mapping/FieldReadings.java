package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one body's fields say about an entity's registers.
///
/// @param values register → value, for the registers that the body says anything of
/// @param absent those of them that are cleared because the body does not have the field
/// @param unreadable the registers whose only values were of a wrong type: they stay as they are
/// @param warnings one for each unreadable register: the path and the type, not the value
public record FieldReadings(
        Map<String, FieldValue> values,
        SortedSet<String> absent,
        SortedSet<String> unreadable,
        List<String> warnings) {

    /// Reads every register by its rule.
    ///
    /// @param coverage what it means that a field is not there
    public static FieldReadings of(List<FieldRule> rules, JsonNode fields, Coverage coverage) {
        var values = new TreeMap<String, FieldValue>();
        var absent = new TreeSet<String>();
        var unreadable = new TreeSet<String>();
        var warnings = new ArrayList<String>();
        for (FieldRule rule : rules) {
            switch (rule.read(fields, coverage)) {
                case FieldRule.Reading.Value(FieldValue value) ->
                        values.put(rule.register(), value);
                case FieldRule.Reading.ClearedAbsent _ -> {
                    values.put(rule.register(), new FieldValue.Cleared());
                    absent.add(rule.register());
                }
                case FieldRule.Reading.WrongType wrong -> {
                    unreadable.add(rule.register());
                    warnings.add(wrong.warning(rule));
                }
                case FieldRule.Reading.Absent _ -> {
                    // The register stays unchanged.
                }
            }
        }
        return new FieldReadings(values, absent, unreadable, List.copyOf(warnings));
    }
}
