package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookRegistrationTest {
    private static final String OLD = "/rest/webhooks/1.0/webhook";
    private static final String NEW = "/rest/jira-webhook/1.0/webhooks";
    private static final String OLD_BODY =
            """
            {"name":"copy","url":"https://copy.example/hook","events":["jira:issue_updated"],
            "filters":{"issue-related-events-section":"project = TEST"},"secret":"s3cr3t"}
            """;
    private static final String NEW_BODY =
            """
            {"name":"copy","url":"https://copy.example/hook","events":["jira:issue_updated"],
            "active":true,"configuration":{"SECRET":"s3cr3t","EXCLUDE_BODY":"false"}}
            """;

    @Test
    void cloud_keeps_the_secret_and_never_shows_it() {
        TestJira jira = new TestJira(Dialect.CLOUD).as(TestJira.ADMIN);
        Answer made = jira.post(OLD, OLD_BODY);

        assertThat(made.status()).isEqualTo(201);
        assertThat(json(made).path("isSigned").asBoolean()).isTrue();
        assertThat(json(made).path("self").asText()).endsWith(OLD + "/1");
        assertThat(json(jira.get(OLD)).toString()).doesNotContain("s3cr3t");
        assertThat(only(jira).secret()).isEqualTo("s3cr3t");
        assertThat(only(jira).filter()).isEqualTo("project = TEST");
    }

    @Test
    void data_center_9_takes_a_secret_without_a_word_and_signs_nothing() {
        TestJira jira = new TestJira(Dialect.DATA_CENTER_9).as(TestJira.ADMIN);

        assertThat(jira.post(OLD, OLD_BODY).status()).isEqualTo(201);
        assertThat(only(jira).secret()).isNull();
    }

    @Test
    void data_center_10_has_another_path_and_ignores_a_secret_in_the_old_place() {
        TestJira jira = new TestJira(Dialect.DATA_CENTER_10).as(TestJira.ADMIN);
        assertThat(jira.post(OLD, OLD_BODY).status()).isEqualTo(404);

        assertThat(jira.post(NEW, OLD_BODY).status()).isEqualTo(201);
        assertThat(only(jira).secret()).isNull();
        assertThat(only(jira).filter()).isEmpty();

        assertThat(jira.ask("PUT", NEW + "/1", NEW_BODY).status()).isEqualTo(200);
        assertThat(only(jira).secret()).isEqualTo("s3cr3t");
        assertThat(json(jira.get(NEW + "/1")).at("/configuration/SECRET").asText())
                .isNotEmpty()
                .isNotEqualTo("s3cr3t");
    }

    @Test
    void what_a_change_leaves_out_stays() {
        TestJira jira = new TestJira(Dialect.CLOUD).as(TestJira.ADMIN);
        jira.post(OLD, OLD_BODY);

        jira.ask("PUT", OLD + "/1", "{\"enabled\":false}");

        assertThat(only(jira).enabled()).isFalse();
        assertThat(only(jira).secret()).isEqualTo("s3cr3t");
        assertThat(jira.ask("DELETE", OLD + "/1", "").status()).isEqualTo(204);
        assertThat(jira.get(OLD + "/1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void only_an_administrator_registers(Dialect dialect) {
        var jira = new TestJira(dialect);
        String path = dialect == Dialect.DATA_CENTER_10 ? NEW : OLD;

        assertThat(jira.post(path, NEW_BODY).status()).isEqualTo(403);
        assertThat(jira.as("unknown").post(path, NEW_BODY).status()).isEqualTo(401);
    }

    private static Webhook only(TestJira jira) {
        return jira.site.webhooks().all().getFirst();
    }
}
