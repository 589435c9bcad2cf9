package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class SyncDiffsTest {
    private static final String ROUTE = "POST /ops/sync/{site}/issues/{id}/diff";

    private final Api api = new Api();

    @BeforeEach
    void an_issue_is_held() {
        api.put(
                new EntityKey(Api.ACME, Entity.issue("7")),
                Samples.state(Map.of(Fields.SUMMARY, new Text("ours")), "A-1"));
    }

    private static String reading(String id, String summary, Instant updated) {
        return """
        {"timestamp":%d,"webhookEvent":"sprintqueue:issue_snapshot","asked":["summary","updated"],
        "issue":{"id":"%s","key":"A-1","fields":{"summary":"%s","updated":"%s"}}}\
        """
                .formatted(updated.toEpochMilli(), id, summary, updated);
    }

    private Answered diff(String id, String body) {
        return api.post(ROUTE, Map.of("site", "acme", "id", id), body);
    }

    private static JsonNode summary(Answered answered) {
        for (JsonNode field : answered.body().path("fields")) {
            if (field.path("name").asText().equals(Fields.SUMMARY)) {
                return field;
            }
        }
        throw new AssertionError("no summary in " + answered.body());
    }

    @Test
    void what_jira_changed_later_differs_and_jira_wins() {
        Answered answered = diff("7", reading("7", "Jira's", Samples.NOW));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("result").asText()).isEqualTo("differs");
        assertThat(summary(answered).path("ours").asText()).isEqualTo("ours");
        assertThat(summary(answered).path("jira").asText()).isEqualTo("Jira's");
        assertThat(summary(answered).path("same").asBoolean()).isFalse();
        assertThat(summary(answered).path("wins").asText()).isEqualTo("jira");
        assertThat(summary(answered).path("jiraUpdated").asText())
                .isEqualTo(Samples.NOW.toString());
    }

    @Test
    void what_is_older_than_what_is_held_loses() {
        long later = Samples.NOW.plusSeconds(60).toEpochMilli();
        var register =
                new Register(new Stamp(true, later, later, 0, "hash"), new Text("of a webhook"));
        api.put(
                new EntityKey(Api.ACME, Entity.issue("7")),
                State.of(Map.of(Fields.SUMMARY, register), later, List.of("A-1"), false));

        Answered answered = diff("7", reading("7", "older", Samples.NOW));

        assertThat(answered.body().path("result").asText()).isEqualTo("differs");
        assertThat(summary(answered).path("wins").asText()).isEqualTo("ours");
        assertThat(summary(answered).path("same").asBoolean()).isFalse();
    }

    @Test
    void nothing_is_sent_or_stored_by_it() {
        JsonNode before = api.item("acme", "A-1").body();

        diff("7", reading("7", "Jira's", Samples.NOW));

        assertThat(api.item("acme", "A-1").body()).isEqualTo(before);
        assertThat(api.sent).isEmpty();
    }

    @Test
    void an_issue_that_is_not_held_is_not_found() {
        assertThat(diff("8", reading("8", "new", Samples.NOW)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "{\"webhookEvent\":\"jira:issue_updated\"}"})
    void a_body_that_is_no_reading_is_refused(String body) {
        Answered answered = diff("7", body);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.message()).contains("sprintqueue:issue_snapshot");
    }

    @Test
    void a_reading_of_another_issue_is_refused() {
        assertThat(diff("7", reading("8", "other", Samples.NOW)).status()).isEqualTo(400);
    }
}
