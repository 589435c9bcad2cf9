package io.sprintqueue.jira;

import static io.sprintqueue.jira.RecordedJira.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

/// What is never trusted of an answer, and what is told of it.
class JiraRestTest {
    private static final String ISSUE = "GET /rest/api/2/issue/7";
    private static final Set<String> FIELDS = Set.of("summary");

    private final RecordedJira jira = new RecordedJira("Cloud");

    @AfterEach
    void close() {
        jira.close();
    }

    private JiraException failure() {
        try (JiraSite site = jira.open()) {
            site.issue("7", FIELDS);
        } catch (JiraException failed) {
            return failed;
        }
        throw new AssertionError("it was answered");
    }

    private static void with(HttpExchange exchange, String header, String value) {
        exchange.getResponseHeaders().add(header, value);
    }

    @ParameterizedTest
    @CsvSource({
        "401, CREDENTIALS",
        "400, REFUSED",
        "429, LIMITED",
        "500, AWAY",
        "503, AWAY",
        "301, UNEXPECTED",
        "302, UNEXPECTED",
        "204, UNEXPECTED"
    })
    void each_status_says_what_is_to_be_done(int status, JiraException.Kind kind) {
        jira.on(
                ISSUE,
                exchange -> {
                    with(exchange, "Location", "http://127.0.0.1:1/elsewhere");
                    RecordedJira.send(exchange, status, "");
                });

        assertThat(failure().kind()).isEqualTo(kind);
        assertThat(jira.asked).as("no redirect is followed").hasSize(2);
    }

    @Test
    void what_is_not_there_is_nothing_and_no_failure() {
        try (JiraSite site = jira.open()) {
            assertThat(site.issue("7", FIELDS).value()).isEmpty();
            assertThat(site.sprint("41").value()).isEmpty();
        }
    }

    @Test
    void an_issue_that_the_account_may_not_see_is_nothing_and_no_failure() {
        jira.on(ISSUE, exchange -> RecordedJira.send(exchange, 403, "{}"));

        try (JiraSite site = jira.open()) {
            assertThat(site.issue("7", FIELDS).value()).isEmpty();
        }
    }

    @Test
    void an_answer_to_a_failed_login_is_a_failure_of_the_credentials() {
        jira.on(
                ISSUE,
                exchange -> {
                    with(exchange, "X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
                    RecordedJira.send(exchange, 200, "{\"id\":\"7\"}");
                });

        assertThat(failure().kind()).isEqualTo(JiraException.Kind.CREDENTIALS);
    }

    @Test
    void an_endless_answer_and_a_deep_one_are_given_up() {
        jira.on(
                ISSUE,
                exchange ->
                        RecordedJira.send(
                                exchange,
                                200,
                                "\"" + "x".repeat(HttpClientExchange.ANSWER_BYTES_MAX) + "\""));
        jira.on(ISSUE, exchange -> RecordedJira.send(exchange, 200, "[".repeat(600)));
        jira.on(ISSUE, exchange -> RecordedJira.send(exchange, 200, "{\"id\""));

        for (int answer = 0; answer < 3; answer++) {
            assertThat(failure().kind()).isEqualTo(JiraException.Kind.UNEXPECTED);
        }
    }

    @Test
    void too_many_requests_close_the_budget_for_as_long_as_jira_says() {
        jira.on(
                ISSUE,
                exchange -> {
                    with(exchange, "Retry-After", "30");
                    RecordedJira.send(exchange, 429, "");
                });
        jira.on(ISSUE, exchange -> RecordedJira.send(exchange, 429, ""));

        failure();
        failure();
        assertThat(jira.budget.pauses).containsExactly(NOW.plusSeconds(30), NOW.plusSeconds(5));
    }

    @Test
    void what_jira_grants_is_told_to_the_budget() {
        jira.on(
                ISSUE,
                exchange -> {
                    with(exchange, "X-RateLimit-FillRate", "10");
                    with(exchange, "X-RateLimit-Interval-Seconds", "60");
                    with(exchange, "X-RateLimit-Limit", "50");
                    RecordedJira.send(exchange, 200, "{\"id\":\"7\"}");
                });

        try (JiraSite site = jira.open()) {
            site.issue("7", FIELDS);
        }
        assertThat(jira.budget.grants).containsExactly(10.0 / 60);
        assertThat(jira.budget.taken).isEqualTo(2);
    }

    @Test
    void all_of_a_conversation_goes_to_one_node() {
        jira.on(
                ISSUE,
                exchange -> {
                    with(exchange, "Set-Cookie", "node=3; Path=/");
                    RecordedJira.send(exchange, 200, "{\"id\":\"7\"}");
                });

        try (JiraSite site = jira.open()) {
            site.issue("7", FIELDS);
            site.issue("7", FIELDS);
        }
        assertThat(jira.cookies).containsExactly(null, null, "node=3");
    }

    @Test
    void no_failure_shows_a_token_or_an_answer() {
        jira.on(ISSUE, exchange -> RecordedJira.send(exchange, 200, "{\"private"));

        assertThat(failure()).hasMessageNotContainingAny("s3cret", "private");
        assertThat(jira.credentials().toString()).doesNotContain("s3cret");
    }

    @Test
    void an_id_is_never_more_than_an_id_in_an_address() {
        try (JiraSite site = jira.open()) {
            assertThatThrownBy(() -> site.issue("7/../../admin", FIELDS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> site.issues(List.of("7) or (1=1"), FIELDS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
