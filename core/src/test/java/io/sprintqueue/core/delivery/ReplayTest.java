package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class ReplayTest {
    private static final LanePolicy POLICY =
            new LanePolicy(Set.of("Highest"), List.of(), List.of(), Set.of(), false);
    private static final Instant RECEIVED_AT = Instant.parse("2026-10-05T09:12:44Z");
    private static final Body UPDATE = Bodies.issue("jira:issue_updated", 1_000, "{}");

    @Test
    void it_has_the_next_number_and_its_redrives_begin_again() {
        Envelope dead = dead(Entity.issue("10013"), UPDATE);

        Envelope replay = Replay.of(dead, UPDATE, POLICY::choose);

        assertThat(replay.replay()).isEqualTo(3);
        assertThat(replay.redriveCycle()).isZero();
        assertThat(replay.dueAt()).isNull();
        assertThat(replay.lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(replay.receivedAt()).isEqualTo(RECEIVED_AT);
        assertThat(replay.headers()).isEqualTo(dead.headers());
        assertThat(Replay.of(dead, UPDATE, (_, _) -> Lane.BULK).lane()).isEqualTo(Lane.BULK);
    }

    @Test
    void what_could_not_be_routed_is_routed_again_and_keeps_its_id() {
        Envelope dead = dead(Entity.ofItsOwn(UPDATE), UPDATE);

        Envelope replay = Replay.of(dead, UPDATE, POLICY::choose);

        assertThat(replay.eventId()).isEqualTo(dead.eventId());
        assertThat(replay.entity()).isEqualTo(Entity.issue("10013"));
        assertThat(replay.messageGroup()).isEqualTo("default:issue-10013");
        assertThat(replay.webhookEvent()).isEqualTo("jira:issue_updated");
        assertThat(replay.issueKey()).isEqualTo("ORBIT-1");
        assertThat(replay.jiraTimestamp()).isEqualTo(Instant.ofEpochMilli(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'webhookEvent':'jira:issue_updated'}", "[]", "{"})
    void what_still_cannot_be_routed_stays_where_it_was(String json) {
        Body body = Bodies.of(json);
        Envelope dead = dead(Entity.ofItsOwn(body), body);

        Envelope replay = Replay.of(dead, body, POLICY::choose);

        assertThat(replay.entity()).isEqualTo(dead.entity());
        assertThat(replay.replay()).isEqualTo(3);
        assertThat(replay.webhookEvent()).isEqualTo(dead.webhookEvent());
    }

    private static Envelope dead(Entity entity, Body body) {
        return new Envelope(
                Site.DEFAULT,
                EventId.of(entity, body),
                entity,
                null,
                null,
                null,
                RECEIVED_AT,
                new JiraHeaders("7c0e", 1, "Primary", "Atlassian"),
                Lane.BULK,
                4,
                2,
                RECEIVED_AT,
                null);
    }
}
