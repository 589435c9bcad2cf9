package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/// Messages for tests that care about one thing of them.
final class Messages {
    static final Entity ISSUE = Entity.issue("10013");
    static final Instant RECEIVED_AT = Instant.parse("2026-11-24T07:27:57.123456Z");

    private Messages() {}

    static LaneMessage of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static LaneMessage of(byte[] bytes) {
        var body = new Body(bytes);
        return new LaneMessage(envelope(body, Lane.INTERACTIVE, 0, 0), body);
    }

    static LaneMessage of(String text, Lane lane) {
        var body = body(text);
        return new LaneMessage(envelope(body, lane, 0, 0), body);
    }

    static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    static Envelope envelope(Body body, Lane lane, int redriveCycle, int replay) {
        return new Envelope(
                Site.DEFAULT,
                EventId.of(ISSUE, body),
                ISSUE,
                null,
                null,
                null,
                RECEIVED_AT,
                JiraHeaders.NONE,
                lane,
                redriveCycle,
                replay,
                null,
                null);
    }

    /// Every component set, some to what makes trouble.
    static Envelope whole(Body body) {
        return new Envelope(
                new Site("acme"),
                EventId.of(ISSUE, body),
                Entity.sprint("41"),
                "jira:issue_updated\u0000\uFFFE\uD83D",
                "ORBIT-1 \uD83D\uDE80",
                Instant.ofEpochMilli(1_791_277_371_610L),
                RECEIVED_AT,
                new JiraHeaders("7c0e6b1a", 3, "Secondary", "Atlassian \"Webhook\" HTTP Client"),
                Lane.BULK,
                2,
                7,
                Instant.parse("2026-11-24T08:00:00Z"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    static byte[] incompressible(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
