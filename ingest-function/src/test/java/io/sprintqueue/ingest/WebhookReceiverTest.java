package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/// What travels with a delivery, and what is counted.
class WebhookReceiverTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    private final Function function = new Function();

    @Test
    void everything_known_travels_with_the_exact_bytes() {
        function.answer(
                GOOD.with("X-Atlassian-Webhook-Identifier", "7c0e6b1a")
                        .with("X-Atlassian-Webhook-Retry", "2")
                        .with("X-Atlassian-Webhook-Flow", "Primary")
                        .with("Traceparent", "00-4bf92f3577b34da6-00f067aa0ba902b7-01"));

        var message = function.lanes.sent().getFirst();
        assertThat(message.body()).isEqualTo(GOOD.body());
        assertThat(message.envelope())
                .isEqualTo(
                        new Envelope(
                                Site.DEFAULT,
                                EventId.of(Entity.issue("10013"), GOOD.body()),
                                Entity.issue("10013"),
                                "jira:issue_updated",
                                "ORBIT-1",
                                Instant.ofEpochMilli(1_791_277_371_610L),
                                function.clock.instant(),
                                new JiraHeaders(
                                        "7c0e6b1a", 2, "Primary", "Atlassian Webhook HTTP Client"),
                                Lane.INTERACTIVE,
                                0,
                                0,
                                null,
                                "00-4bf92f3577b34da6-00f067aa0ba902b7-01"));
    }

    @Test
    void without_a_trace_of_the_sender_the_one_of_lambda_is_passed_on() {
        function.answer(GOOD);
        function.answer(GOOD.with("traceparent", "not a trace\n{}"));

        assertThat(function.lanes.sent())
                .extracting(message -> message.envelope().traceparent())
                .containsExactly(new TestContext().getXrayTraceId(), null);
    }

    @Test
    void the_site_of_the_path_is_the_site_of_the_event() {
        function.secret.change("{\"acme\":\"acme's secret\"}");

        assertThat(function.answer(GOOD.from("acme").signedWith("acme's secret")).getStatusCode())
                .isEqualTo(202);
        assertThat(function.lanes.sent().getFirst().envelope().site()).isEqualTo(new Site("acme"));
        assertThat(function.answer(GOOD.signedWith("acme's secret")).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void the_lane_is_the_choice_of_the_policy() {
        function.answer(GOOD);
        function.answer(GOOD.with("x-atlassian-webhook-flow", "Secondary"));
        function.answer(
                Delivery.of("{\"webhookEvent\":\"sprint_started\",\"sprint\":{\"id\":41}}")
                        .with("x-atlassian-webhook-flow", "Secondary"));
        function.answer(Delivery.of("{}").with("x-atlassian-webhook-flow", "Secondary"));

        assertThat(function.lanes.sent())
                .extracting(message -> message.envelope().lane())
                .containsExactly(Lane.INTERACTIVE, Lane.BULK, Lane.INTERACTIVE, Lane.BULK);
    }

    /// What only sync may say is, from outside, an event that no state is kept of.
    @Test
    void a_signed_delivery_cannot_pretend_to_be_a_reading() {
        var pretended =
                Delivery.of(
                        """
                        {"webhookEvent":"sprintqueue:issue_visibility","visibility":"not_visible",
                        "timestamp":1791277371610,"origin":"sync","issue":{"id":"10013"}}\
                        """);

        assertThat(function.answer(pretended).getStatusCode()).isEqualTo(202);
        Envelope envelope = function.lanes.sent().getFirst().envelope();
        assertThat(envelope.origin()).isEqualTo(Origin.JIRA);
        assertThat(envelope.entity()).isEqualTo(Entity.ofItsOwn(pretended.body()));
        assertThat(envelope.lane()).isEqualTo(Lane.BULK);
    }

    @Test
    void names_of_sites_that_anyone_may_invent_are_not_counted_by_name() {
        function.answer(GOOD);
        function.answer(GOOD.from("invented"));
        function.answer(GOOD.from("No Site!"));
        function.answer(GOOD.without("x-hub-signature"));

        assertThat(function.counters.counted())
                .containsExactly(
                        "default Accepted", "- Unsigned", "- Unsigned", "default Unsigned");
    }

    @Test
    void a_site_of_the_configuration_is_counted_by_name_before_it_has_a_secret() {
        var configured = new Function("sites: { acme: { userAgent: { mode: observe } } }");

        configured.answer(GOOD.from("acme"));

        assertThat(configured.counters.counted()).containsExactly("acme Unsigned");
    }

    @Test
    void every_end_is_counted_once() {
        function.answer(Delivery.of("{}"));
        function.answer(Delivery.of("{"));
        function.answer(Delivery.of(new byte[4_000_001]));
        function.lanes.fail(() -> {
            throw new IllegalStateException("down");
        });
        function.answer(GOOD);

        assertThat(function.counters.counted())
                .containsExactly(
                        "default Accepted",
                        "default Malformed",
                        "default TooLarge",
                        "default Unavailable");
    }
}
