package io.sprintqueue.jira.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.jira.JiraWebhook;
import io.sprintqueue.jira.setup.WebhookWish.Plan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class WebhookWishTest {
    private static final String URL = "https://copy.example/webhooks/jira/acme";
    private static final WebhookWish WISH =
            WebhookWish.of(URI.create(URL), true, List.of("COMET", "ORBIT"));
    private static final Set<String> EVENTS = WebhookWish.eventsOf(true);
    private static final String FILTER = "project in (\"COMET\", \"ORBIT\")";

    private static JiraWebhook webhook(String url, String filter, Set<String> events) {
        return new JiraWebhook("7", "by hand", url, events, filter, false, true, true);
    }

    private static Plan plan(JiraWebhook... registered) {
        return WISH.plan(List.of(registered), true, true);
    }

    @Test
    void what_is_missing_is_registered_and_what_is_right_is_kept() {
        JiraWebhook right = webhook(URL, FILTER, EVENTS);

        assertThat(plan(webhook("https://other.example/", "", EVENTS)))
                .isInstanceOfSatisfying(
                        Plan.Register.class,
                        plan -> {
                            assertThat(plan.webhook().url()).isEqualTo(URL);
                            assertThat(plan.webhook().filter()).isEqualTo(FILTER);
                        });
        assertThat(plan(right)).isEqualTo(new Plan.Keep(right));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://copy.example/webhooks/jira/acme/",
                "HTTPS://COPY.example/webhooks/jira/acme",
                "https://copy.example/webhooks/jira/acme?from=jira"
            })
    void an_address_that_leads_to_the_same_is_the_same(String url) {
        assertThat(plan(webhook(url, FILTER, EVENTS))).isInstanceOf(Plan.Keep.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://copy.example/webhooks/jira",
                "https://copy.example/webhooks/jira/ACME",
                "https://copy.example:8443/webhooks/jira/acme",
                "http://copy.example/webhooks/jira/acme"
            })
    void any_other_is_another(String url) {
        assertThat(plan(webhook(url, FILTER, EVENTS))).isInstanceOf(Plan.Register.class);
    }

    @Test
    void what_differs_is_named_and_events_that_someone_added_stay() {
        var events = new TreeSet<>(Set.of("jira:issue_updated", "user_created"));
        var bad = new JiraWebhook("7", "by hand", URL, events, "status = Open", true, false, false);

        assertThat(plan(bad))
                .isInstanceOfSatisfying(
                        Plan.Replace.class,
                        plan -> {
                            assertThat(plan.why())
                                    .hasSize(5)
                                    .anyMatch(why -> why.contains("sprint_closed"))
                                    .anyMatch(why -> why.contains("status = Open"))
                                    .anyMatch(why -> why.contains("body"))
                                    .anyMatch(why -> why.contains("disabled"))
                                    .anyMatch(why -> why.contains("not signed"));
                            assertThat(plan.webhook().events())
                                    .contains("user_created")
                                    .containsAll(EVENTS);
                            assertThat(plan.webhook().id()).isEqualTo("7");
                            assertThat(plan.webhook().name()).isEqualTo("by hand");
                        });
    }

    @Test
    void two_at_one_address_are_left_alone() {
        JiraWebhook one = webhook(URL, FILTER, EVENTS);

        assertThat(plan(one, one)).isEqualTo(new Plan.Doubled(List.of(one, one)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "project = ORBIT | ORBIT",
                "PROJECT IN (ORBIT, \"COMET\") | COMET,ORBIT",
                "project in ('ORBIT') | ORBIT"
            })
    void a_filter_by_project_is_read(String filter, String projects) {
        assertThat(ProjectFilter.projects(filter))
                .hasValueSatisfying(keys ->
                        assertThat(String.join(",", new TreeSet<>(keys))).isEqualTo(projects));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status != Done",
                "project = ORBIT AND status != Done",
                "project != ORBIT",
                "project not in (ORBIT)",
                "project in (ORBIT) OR assignee is empty"
            })
    void a_filter_by_anything_else_is_none_by_project(String filter) {
        assertThat(ProjectFilter.projects(filter)).isEmpty();
    }
}
