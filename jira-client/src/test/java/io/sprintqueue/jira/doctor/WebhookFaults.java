package io.sprintqueue.jira.doctor;

import static io.sprintqueue.fakejira.site.Dialect.CLOUD;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_10;
import static io.sprintqueue.fakejira.site.Dialect.DATA_CENTER_9;

import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.jira.doctor.Facts.Arrivals;

import org.junit.jupiter.params.provider.Arguments;

import java.util.Set;
import java.util.stream.Stream;

/// What can be wrong with a webhook and its deliveries.
final class WebhookFaults {
    private WebhookFaults() {}

    static Stream<Arguments> ofTheWebhook() {
        return Stream.of(
                AccountFaults.fault(
                        "it is missing",
                        CLOUD,
                        patient -> patient.jira.with(jira -> jira.site().webhooks().remove(1)),
                        Check.WEBHOOK),
                AccountFaults.fault(
                        "it is at another host",
                        CLOUD,
                        patient ->
                                patient.webhook(one ->
                                        Patient.at(one, "https://old.example/webhooks/jira")),
                        Check.WEBHOOK_URL),
                AccountFaults.fault(
                        "it is another site's",
                        DATA_CENTER_10,
                        patient -> patient.webhook(one -> Patient.at(one, one.url() + "/other")),
                        Check.WEBHOOK_URL),
                AccountFaults.fault(
                        "it is there twice",
                        CLOUD,
                        patient ->
                                patient.jira.with(jira -> {
                                    Webhook one = jira.site().webhooks().all().getFirst();
                                    jira.site().webhooks().add(one);
                                }),
                        Check.WEBHOOK_ONCE),
                AccountFaults.fault(
                        "it is disabled",
                        DATA_CENTER_10,
                        patient -> patient.webhook(Patient::disabled),
                        Check.WEBHOOK_ENABLED),
                AccountFaults.fault(
                        "it has no secret",
                        CLOUD,
                        patient -> patient.webhook(Patient::unsigned),
                        Check.WEBHOOK_SIGNED),
                AccountFaults.fault(
                        "its secret went to the wrong place",
                        DATA_CENTER_10,
                        patient -> patient.webhook(Patient::unsigned),
                        Check.WEBHOOK_SIGNED),
                AccountFaults.fault(
                        "this version signs none",
                        DATA_CENTER_9,
                        Patient::register,
                        Check.WEBHOOK_SIGNED));
    }

    static Stream<Arguments> ofWhatItTells() {
        return Stream.of(
                AccountFaults.fault(
                        "it is not told of all",
                        CLOUD,
                        patient ->
                                patient.webhook(
                                        one -> Patient.toldOf(one, Set.of("jira:issue_updated"))),
                        Check.WEBHOOK_EVENTS),
                AccountFaults.fault(
                        "its filter drops issues",
                        CLOUD,
                        patient -> patient.webhook(one -> Patient.filtering(one, "status != Done")),
                        Check.WEBHOOK_FILTER),
                AccountFaults.fault(
                        "its filter has other projects than sync",
                        CLOUD,
                        patient ->
                                patient.webhook(
                                        one -> Patient.filtering(one, "project in (ORBIT)")),
                        Check.WEBHOOK_FILTER),
                AccountFaults.fault(
                        "its filter would be ignored",
                        DATA_CENTER_10,
                        patient -> patient.bound("ORBIT"),
                        Check.WEBHOOK_FILTER),
                AccountFaults.fault(
                        "its deliveries have no body",
                        CLOUD,
                        patient -> patient.webhook(Patient::withoutBody),
                        Check.WEBHOOK_BODY));
    }

    static Stream<Arguments> ofDeliveries() {
        return Stream.of(
                AccountFaults.fault(
                        "no delivery arrives",
                        CLOUD,
                        patient -> patient.arrivals = new Arrivals(5, 0, null, 0),
                        Check.DELIVERIES),
                AccountFaults.fault(
                        "signatures are wrong",
                        DATA_CENTER_10,
                        patient -> patient.arrivals = new Arrivals(5, 1, Patient.now(), 3),
                        Check.SIGNATURES));
    }
}
