package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All rules by which a site's issues become registers: Jira's own fields and the mapped ones.
///
/// @param mapped the rules of the configuration, one for each register
public record FieldMapping(List<FieldRule> mapped) {
    /// More custom fields than this would let one item grow beyond 100 KB.
    public static final int MAPPED_MAX = 24;

    private static final List<FieldRule> BUILT_IN =
            List.of(
                    FieldRule.of(Fields.SUMMARY, FieldType.STRING, "summary"),
                    FieldRule.of(Fields.TYPE, FieldType.OPTION, "issuetype"),
                    FieldRule.of(Fields.STATUS, FieldType.OPTION, "status"),
                    FieldRule.of(
                            Fields.STATUS_CATEGORY, FieldType.OPTION, "status.statusCategory.key"),
                    FieldRule.of(Fields.PRIORITY, FieldType.OPTION, "priority"),
                    FieldRule.of(Fields.ASSIGNEE, FieldType.USER, "assignee"),
                    FieldRule.of(Fields.LABELS, FieldType.ARRAY, "labels"),
                    FieldRule.of(Fields.DUE_DATE, FieldType.DATE, "duedate"),
                    FieldRule.of(Fields.PROJECT_ID, FieldType.OPTION, "project.id"),
                    FieldRule.of(Fields.PROJECT_KEY, FieldType.OPTION, "project.key"),
                    FieldRule.of(Fields.CREATED, FieldType.DATE, "created"),
                    FieldRule.of(Fields.UPDATED, FieldType.DATE, "updated"),
                    FieldRule.of(Fields.SUBTASK, FieldType.BOOLEAN, "issuetype.subtask"),
                    FieldRule.of(Fields.PARENT_KEY, FieldType.OPTION, "parent.key"),
                    FieldRule.of(
                            Fields.HIERARCHY_LEVEL, FieldType.NUMBER, "issuetype.hierarchyLevel"));

    public FieldMapping {
        mapped = List.copyOf(mapped);
    }

    /// The rules of Jira's own fields, then the mapped ones.
    public List<FieldRule> rules() {
        return Stream.concat(BUILT_IN.stream(), mapped.stream()).toList();
    }

    /// The registers that an item of a changelog is about: none of a field that is not kept, two
    /// of a status, which has a category.
    public SortedSet<String> changed(ChangelogItem item) {
        var registers = new TreeSet<String>();
        rules().stream()
                .filter(rule -> rule.isAbout(item))
                .map(FieldRule::register)
                .forEach(registers::add);
        if (item.isMove()) {
            registers.add(Fields.KEY);
        }
        return registers;
    }

    /// Whether the item ends with another value of the register than the same body shows.
    ///
    /// @param shown the register's value in the body
    public boolean contradicts(
            ChangelogItem item, String register, FieldValue shown, JsonNode fields) {
        return new ShownField(rule(register), fields, shown).isOtherThan(item);
    }

    /// The rule of that register, if there is one.
    public Optional<FieldRule> rule(String register) {
        return rules().stream().filter(rule -> rule.register().equals(register)).findFirst();
    }

    /// All sprints that the sprint field lists, closed ones too; none if it has none or
    /// cannot be read.
    public List<ListedSprint> sprints(JsonNode fields) {
        return rule(Fields.SPRINT).flatMap(rule -> rule.sprints(fields)).orElse(List.of());
    }

    /// The names of the Jira fields that the rules look at, and of those by which the sprint that
    /// an issue was done in is told.
    public SortedSet<String> jiraFields() {
        var names = new TreeSet<>(SprintField.TELL_DONE);
        rules().forEach(rule -> rule.fields().forEach(names::add));
        return names;
    }
}
