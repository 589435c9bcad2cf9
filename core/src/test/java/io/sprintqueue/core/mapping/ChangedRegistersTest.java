package io.sprintqueue.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.changelog.ChangelogItem;
import io.sprintqueue.core.changelog.ChangelogItem.Owner;
import io.sprintqueue.core.merge.Fields;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ChangedRegistersTest {
    private static final FieldMapping MAPPING =
            new FieldMapping(
                    List.of(
                            FieldRule.of(Fields.SPRINT, FieldType.SPRINT, "customfield_10020"),
                            FieldRule.of(Fields.RANK, FieldType.STRING, "customfield_10019"),
                            new FieldRule(
                                    Fields.STORY_POINTS,
                                    FieldType.NUMBER,
                                    List.of("customfield_10016", "customfield_10026")),
                            new FieldRule(
                                    Fields.EPIC,
                                    FieldType.OPTION,
                                    List.of("parent.key", "customfield_10014")),
                            FieldRule.of("custom.fix", FieldType.ARRAY, "fixVersions"),
                            new FieldRule(
                                    "custom.team",
                                    FieldType.OPTION,
                                    List.of("customfield_10001"),
                                    List.of("Team", "Équipe"))));

    @ParameterizedTest
    @CsvSource({
        "status, statusCategory status",
        "project, projectId projectKey",
        "customfield_10020, sprint",
        "customfield_10026, storyPoints",
        "parent, epic parentKey",
        "customfield_10001, custom.team"
    })
    void an_id_names_every_register_that_is_read_from_its_field(String id, String registers) {
        assertThat(changed("whatever", id, Owner.CUSTOM))
                .containsExactlyInAnyOrder(registers.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Status, status statusCategory",
        "Key, key",
        "Parent, epic parentKey",
        "Parent Issue, epic parentKey",
        "IssueParentAssociation, epic parentKey",
        "Fix Version, custom.fix",
        "duedate, dueDate",
        "issuetype, type subtask hierarchyLevel"
    })
    void without_an_id_a_field_of_jira_goes_by_its_fixed_name(String name, String registers) {
        assertThat(changed(name, null, Owner.JIRA)).containsExactlyInAnyOrder(registers.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Sprint, sprint",
        "sprint, sprint",
        "Rank, rank",
        "Story Points, storyPoints",
        "Story point estimate, storyPoints",
        "Epic Link, epic",
        "Équipe, custom.team"
    })
    void without_an_id_a_custom_field_goes_by_the_names_of_its_rule(String name, String register) {
        assertThat(changed(name, null, Owner.CUSTOM)).containsExactly(register);
    }

    @Test
    void a_custom_field_with_the_name_of_another_is_not_taken_for_it() {
        assertThat(changed("Sprint", "customfield_99999", Owner.CUSTOM)).isEmpty();
        assertThat(changed("Key", null, Owner.CUSTOM)).isEmpty();
        assertThat(changed("status", null, Owner.CUSTOM)).isEmpty();
    }

    @Test
    void a_field_that_is_not_kept_changes_no_register() {
        assertThat(changed("description", "description", Owner.JIRA)).isEmpty();
        assertThat(changed("timespent", null, Owner.JIRA)).isEmpty();
        assertThat(changed("Status", null, Owner.UNKNOWN)).isEmpty();
    }

    private static Iterable<String> changed(String field, @Nullable String id, Owner owner) {
        return MAPPING.changed(new ChangelogItem(field, id, owner, "1", "a", "2", "b"));
    }
}
