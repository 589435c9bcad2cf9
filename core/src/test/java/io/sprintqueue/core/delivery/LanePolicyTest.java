package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

class LanePolicyTest {
    private static final LanePolicy POLICY =
            new LanePolicy(
                    Set.of("Highest", "Blocker"),
                    List.of("sprint_*"),
                    List.of("import_*"),
                    Set.of("Secondary"),
                    true);
    private static final LanePolicy NOTHING =
            new LanePolicy(Set.of(), List.of(), List.of(), Set.of(), false);
    private static final JiraHeaders PRIMARY = flow("Primary");
    private static final JiraHeaders SECONDARY = flow("Secondary");

    private static final String ISSUE =
            "{'webhookEvent':'jira:issue_updated','issue':{'id':'1','fields':{%s}}%s}";

    @Test
    void what_people_do_is_interactive() {
        assertThat(lane(ISSUE.formatted("", ""), PRIMARY)).isEqualTo(Lane.INTERACTIVE);
        assertThat(lane(ISSUE.formatted("", ""), JiraHeaders.NONE)).isEqualTo(Lane.INTERACTIVE);
        assertThat(lane("{}", PRIMARY)).isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void cascades_bulk_markers_and_bulk_names_are_bulk() {
        String imported = "{'webhookEvent':'import_issue','issue':{'id':'1'}}";

        assertThat(lane(ISSUE.formatted("", ""), SECONDARY)).isEqualTo(Lane.BULK);
        assertThat(lane(ISSUE.formatted("", ",'bulk':true"), PRIMARY)).isEqualTo(Lane.BULK);
        assertThat(lane(ISSUE.formatted("", ",'bulk':false"), PRIMARY)).isEqualTo(Lane.INTERACTIVE);
        assertThat(lane(imported, PRIMARY)).isEqualTo(Lane.BULK);
        assertThat(lane("{}", SECONDARY)).isEqualTo(Lane.BULK);
    }

    @Test
    void a_top_priority_never_waits_behind_bulk_work() {
        String highest = ISSUE.formatted("'priority':{'name':'Highest'}", ",'bulk':true");
        String low = ISSUE.formatted("'priority':{'name':'Low'}", "");

        assertThat(lane(highest, SECONDARY)).isEqualTo(Lane.INTERACTIVE);
        assertThat(lane(low, SECONDARY)).isEqualTo(Lane.BULK);
        assertThat(lane(ISSUE.formatted("'priority':null", ""), SECONDARY)).isEqualTo(Lane.BULK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sprint_started", "sprint_closed", "sprint_deleted"})
    void the_life_of_a_sprint_never_waits_behind_bulk_work(String name) {
        String sprint = "{'webhookEvent':'" + name + "','sprint':{'id':1},'bulk':true}";

        assertThat(lane(sprint, SECONDARY)).isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void a_flow_is_known_in_any_case() {
        assertThat(lane("{}", flow("SECONDARY"))).isEqualTo(Lane.BULK);
        assertThat(lane("{}", flow("Tertiary"))).isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void an_event_takes_the_lane_that_the_policy_gives_its_name() {
        var policy =
                new LanePolicy(
                        Set.of(), List.of("comment_*"), List.of("*worklog_*"), Set.of(), false);

        assertThat(lane(policy, "{'webhookEvent':'worklog_created'}", PRIMARY))
                .isEqualTo(Lane.BULK);
        assertThat(lane(policy, "{'webhookEvent':'jira:worklog_updated'}", PRIMARY))
                .isEqualTo(Lane.BULK);
        assertThat(lane(policy, "{'webhookEvent':'comment_created'}", PRIMARY))
                .isEqualTo(Lane.INTERACTIVE);
        assertThat(lane(policy, "{}", PRIMARY)).isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void what_never_waits_goes_before_what_is_bulk() {
        var policy =
                new LanePolicy(
                        Set.of(), List.of("comment_*"), List.of("*"), Set.of("Secondary"), true);

        assertThat(lane(policy, "{'webhookEvent':'comment_created','bulk':true}", SECONDARY))
                .isEqualTo(Lane.INTERACTIVE);
    }

    @Test
    void a_policy_that_says_nothing_makes_nothing_bulk() {
        String marked = "{'webhookEvent':'import_issue','issue':{'id':'1'},'bulk':true}";

        assertThat(lane(NOTHING, marked, SECONDARY)).isEqualTo(Lane.INTERACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"issue_snapshot", "issue_visibility", "sprint_snapshot", "project_snapshot"})
    void what_sync_reads_is_bulk_before_any_other_rule(String name) {
        String highest =
                "{'webhookEvent':'sprintqueue:%s','issue':{'id':'1','fields':%s}}"
                        .formatted(name, "{'priority':{'name':'Highest'}}");
        var everyName = new LanePolicy(Set.of("Highest"), List.of("*"), List.of(), Set.of(), false);

        assertThat(lane(highest, PRIMARY)).isEqualTo(Lane.BULK);
        assertThat(lane(everyName, highest, PRIMARY)).isEqualTo(Lane.BULK);
    }

    private static Lane lane(String json, JiraHeaders headers) {
        return lane(POLICY, json, headers);
    }

    private static Lane lane(LanePolicy policy, String json, JiraHeaders headers) {
        RoutingFacts facts =
                switch (RoutingPass.of(Bodies.of(json))) {
                    case Routing.Routed(RoutingFacts found, _) -> found;
                    case Routing.Unroutable(RoutingFacts found, _) -> found;
                    case Routing.Malformed(String reason) -> throw new AssertionError(reason);
                };
        return policy.choose(facts, headers);
    }

    private static JiraHeaders flow(String flow) {
        return JiraHeaders.from(Map.of("x-atlassian-webhook-flow", flow));
    }
}
