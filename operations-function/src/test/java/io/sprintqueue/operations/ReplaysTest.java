package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.messaging.DeduplicationId;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ReplaysTest {
    private static final EntityKey ITS_OWN =
            new EntityKey(Api.ACME, new Entity(Entity.Kind.EVENT, "0815"));
    private static final EntityKey ISSUE = Samples.issue(Api.ACME, "10013");
    private static final String UPDATE =
            """
            {"webhookEvent":"jira:issue_updated","issue":{"id":"10013","key":"TES-1"}}\
            """;

    private final Api api = new Api();

    @Test
    void a_dead_event_goes_to_its_lane_again_with_the_next_number() {
        Envelope dead = put(ISSUE, UPDATE, Outcome.DEAD, 2);

        var answer = replay(dead);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"eventId":"%s","site":"acme","status":"queued","replay":3,
                                "entity":"issue-10013","lane":"interactive"}\
                                """
                                        .formatted(dead.eventId())));
        LaneMessage message = api.sent.getFirst();
        assertThat(message.body()).isEqualTo(body(UPDATE));
        assertThat(message.envelope().replay()).isEqualTo(3);
    }

    @Test
    void an_event_that_can_now_be_routed_goes_to_its_entity_under_its_old_id() {
        Envelope dead = put(ITS_OWN, UPDATE, Outcome.DEAD, 0);

        var answer = replay(dead);

        assertThat(answer.body().path("entity").asText()).isEqualTo("issue-10013");
        Envelope sent = api.sent.getFirst().envelope();
        assertThat(sent.eventId()).isEqualTo(dead.eventId());
        assertThat(sent.messageGroup()).isEqualTo("acme:issue-10013");
    }

    @Test
    void one_of_a_set_goes_to_the_bulk_lane() {
        Envelope dead = put(ISSUE, UPDATE, Outcome.DEAD, 0);

        assertThat(replay(dead, "lane", "bulk").status()).isEqualTo(202);
        assertThat(replay(dead, "lane", "interactive").status()).isEqualTo(400);

        assertThat(api.sent)
                .extracting(message -> message.envelope().lane())
                .containsExactly(Lane.BULK);
    }

    @Test
    void pressed_twice_it_is_the_same_send() {
        Envelope dead = put(ISSUE, UPDATE, Outcome.DEAD, 0);

        replay(dead);
        replay(dead, "lane", "bulk");

        assertThat(api.sent).hasSize(2);
        assertThat(api.sent)
                .extracting(message -> DeduplicationId.of(message.envelope()))
                .containsOnly(DeduplicationId.of(api.sent.getFirst().envelope()))
                .doesNotContain(DeduplicationId.of(dead));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEAD")
    void what_is_not_dead_is_refused_with_the_reason(Outcome outcome) {
        var answer = replay(put(ISSUE, UPDATE, outcome, 0));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("error").asText()).isEqualTo("not_dead");
        assertThat(answer.message())
                .startsWith("the event is " + outcome)
                .endsWith("only a DEAD one is sent again");
        assertThat(api.sent).isEmpty();
    }

    @Test
    void an_unknown_event_is_not_found_and_a_malformed_id_is_refused() {
        assertThat(api.replay("acme", "issue-1~" + "0".repeat(32)).status()).isEqualTo(404);
        assertThat(api.replay("acme", "nonsense").status()).isEqualTo(400);
        assertThat(api.replay("A CME", "issue-1~" + "0".repeat(32)).status()).isEqualTo(400);
    }

    @Test
    void without_its_body_an_event_is_gone() {
        Envelope expired = put(ISSUE, UPDATE, Outcome.DEAD, 0);
        api.bodies.kept().clear();
        Envelope another = put(ISSUE, "{}", Outcome.DEAD, 0);
        api.bodies.kept().replaceAll((_, _) -> body("damaged"));
        Envelope never = Samples.envelope(ISSUE, "never kept");
        api.put(dead(never, null));

        for (Envelope dead : List.of(expired, another, never)) {
            assertThat(replay(dead).status()).isEqualTo(410);
            assertThat(replay(dead).body().path("error").asText()).isEqualTo("body_gone");
        }
        assertThat(api.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void while_bodies_or_lanes_do_not_answer_the_caller_is_told_to_retry(boolean bodies) {
        Envelope dead = put(ISSUE, UPDATE, Outcome.DEAD, 0);
        var failure = new IllegalStateException("does not answer");
        api.bodies.failWith(bodies ? failure : null);
        api.laneFailure = bodies ? null : failure;

        var answer = replay(dead);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("retry-after");
    }

    private Answered replay(Envelope dead, String... query) {
        return api.replay("acme", dead.eventId().toString(), query);
    }

    /// Stores the record of an event, and its body.
    private Envelope put(EntityKey about, String json, Outcome outcome, int replay) {
        Envelope envelope = Samples.envelope(about, json, Samples.NOW, replay);
        String key = api.bodies.keep(envelope.site(), envelope.eventId(), body(json));
        EventRecord dead = dead(envelope, key);
        api.put(outcome == Outcome.DEAD ? dead : Samples.record(envelope, outcome, Samples.NOW));
        return envelope;
    }

    private static EventRecord dead(Envelope envelope, @Nullable String bodyKey) {
        return new EventRecord(
                envelope,
                Outcome.DEAD,
                "no issue in it",
                Samples.NOW,
                List.of(),
                bodyKey,
                Samples.NOW.plusSeconds(60));
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }
}
