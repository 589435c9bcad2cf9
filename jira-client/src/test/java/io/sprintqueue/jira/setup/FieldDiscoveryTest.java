package io.sprintqueue.jira.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.setup.FieldChoice.Decided;
import io.sprintqueue.jira.setup.FieldChoice.Missing;
import io.sprintqueue.jira.setup.FieldChoice.Open;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class FieldDiscoveryTest {
    private static final String FLOAT = "com.atlassian.jira.plugin.system.customfieldtypes:float";
    private static final JiraField SPRINT = field(1, "Sprint", FieldDiscovery.SPRINT);
    private static final JiraField RANK = field(2, "Rang", FieldDiscovery.RANK);
    private static final JiraField POINTS = field(3, "Story Points", FLOAT);
    private static final JiraField OTHER_POINTS = field(4, "Story Points", FLOAT);
    private static final JiraField EFFORT = field(5, "Aufwand", FLOAT);
    private static final JiraField ESTIMATE =
            field(6, "Schätzung", "com.pyxis.greenhopper.jira:jsw-story-points");
    private static final JiraField EPIC =
            field(7, "Epic Link", "com.pyxis.greenhopper.jira:gh-epic-link");
    private static final JiraField TEAM =
            field(8, "Team", "com.atlassian.teams:rm-teams-custom-field-team");

    private static JiraField field(int number, String name, String custom) {
        return new JiraField("customfield_" + number, name, null, "any", custom);
    }

    private static BoardFields board(@Nullable JiraField rank, @Nullable JiraField estimation) {
        return new BoardFields(
                new JiraBoard("1", "a board", "scrum"),
                Optional.ofNullable(rank).map(JiraField::id),
                Optional.ofNullable(estimation).map(JiraField::id));
    }

    private static FieldChoice choice(String name, FieldDiscovery discovery) {
        return choice(name, discovery, Map.of());
    }

    private static FieldChoice choice(
            String name, FieldDiscovery discovery, Map<String, String> given) {
        return discovery.choices(given).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FieldChoice read(String name, FieldType type, JiraField... fields) {
        return new Decided(
                new FieldRule(name, type, Stream.of(fields).map(JiraField::id).toList()));
    }

    @Test
    void the_kind_of_a_field_decides_and_not_its_name() {
        var renamed = field(9, "Sprint", FLOAT);
        var discovery = new FieldDiscovery(List.of(renamed, SPRINT, RANK), List.of(), true);

        assertThat(choice("sprint", discovery)).isEqualTo(read("sprint", FieldType.SPRINT, SPRINT));
        assertThat(choice("rank", discovery)).isEqualTo(read("rank", FieldType.STRING, RANK));
    }

    @Test
    void what_the_boards_are_configured_with_decides_before_any_name() {
        var discovery =
                new FieldDiscovery(List.of(POINTS, EFFORT), List.of(board(null, EFFORT)), false);

        assertThat(choice("storyPoints", discovery))
                .isEqualTo(read("storyPoints", FieldType.NUMBER, EFFORT));
    }

    @Test
    void both_kinds_of_points_of_the_cloud_are_read() {
        var discovery =
                new FieldDiscovery(
                        List.of(POINTS, ESTIMATE),
                        List.of(board(null, POINTS), board(null, ESTIMATE)),
                        true);

        assertThat(choice("storyPoints", discovery))
                .isEqualTo(read("storyPoints", FieldType.NUMBER, ESTIMATE, POINTS));
    }

    @Test
    void of_several_candidates_none_is_guessed_and_the_user_decides() {
        var discovery = new FieldDiscovery(List.of(POINTS, OTHER_POINTS), List.of(), false);

        assertThat(choice("storyPoints", discovery))
                .isEqualTo(new Open("storyPoints", List.of(POINTS, OTHER_POINTS)));
        assertThat(choice("storyPoints", discovery, Map.of("storyPoints", OTHER_POINTS.id())))
                .isEqualTo(read("storyPoints", FieldType.NUMBER, OTHER_POINTS));
        assertThat(choice("storyPoints", discovery, Map.of("storyPoints", "customfield_99")))
                .isEqualTo(new Missing("storyPoints"));
    }

    @Test
    void boards_that_estimate_in_two_fields_leave_it_open() {
        var discovery =
                new FieldDiscovery(
                        List.of(POINTS, EFFORT),
                        List.of(board(null, POINTS), board(null, EFFORT)),
                        false);

        assertThat(choice("storyPoints", discovery)).isInstanceOf(Open.class);
    }

    @Test
    void an_epic_is_the_parent_on_the_cloud_and_a_field_of_its_own_elsewhere() {
        var cloud = new FieldDiscovery(List.of(EPIC), List.of(), true);
        var dataCenter = new FieldDiscovery(List.of(EPIC), List.of(), false);

        assertThat(choice("epic", cloud))
                .isEqualTo(
                        new Decided(
                                new FieldRule(
                                        "epic",
                                        FieldType.OPTION,
                                        List.of("parent.key", EPIC.id()))));
        assertThat(choice("epic", dataCenter)).isEqualTo(read("epic", FieldType.OPTION, EPIC));
    }

    @Test
    void a_team_is_found_and_a_site_without_teams_lacks_nothing() {
        assertThat(choice("team", new FieldDiscovery(List.of(TEAM), List.of(), true)))
                .isEqualTo(read("custom.team", FieldType.OPTION, TEAM));
        assertThat(new FieldDiscovery(List.of(), List.of(), true).choices(Map.of()))
                .extracting(FieldChoice::name)
                .doesNotContain("team");
    }

    @Test
    void a_mapping_may_name_more_fields_than_the_site_has() {
        var mapping = ConfigurationReader.defaults().defaults().fields();
        var sprint = new JiraField("customfield_10020", "Sprint", null, "array", null);
        var discovery = new FieldDiscovery(List.of(sprint, SPRINT), List.of(), true);

        assertThat(
                        discovery.isMapped(
                                mapping,
                                new FieldRule("sprint", FieldType.SPRINT, List.of(sprint.id()))))
                .isTrue();
        assertThat(
                        discovery.isMapped(
                                mapping,
                                new FieldRule("sprint", FieldType.SPRINT, List.of(SPRINT.id()))))
                .isFalse();
        assertThat(
                        discovery.isMapped(
                                mapping,
                                new FieldRule("epic", FieldType.OPTION, List.of("parent.key"))))
                .isTrue();
    }
}
