package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Jira, which sends a delivery again, up to five times and 5 to 15 minutes apart, as long as it
/// gets no response, or one that requests it.
final class Jira {
    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int RETRIES_MAX = 5;
    private static final int NO_ANSWER = 502;
    private static final int THROTTLED = 429;

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest;
    private final Agenda agenda;
    private final Fibers fibers;
    private final Weather weather;
    private final Choices choices;
    private final Vault vault;
    private final Ledger ledger;

    Jira(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest,
            Agenda agenda,
            Fibers fibers,
            Weather weather,
            Choices choices,
            Vault vault,
            Ledger ledger) {
        this.ingest = ingest;
        this.agenda = agenda;
        this.fibers = fibers;
        this.weather = weather;
        this.choices = choices;
        this.vault = vault;
        this.ledger = ledger;
    }

    /// Sends the delivery when it is due.
    void schedule(Story.Delivery delivery) {
        ledger.expect(delivery.fact());
        agenda.at(delivery.dueMillis(), () -> send(delivery, 0));
    }

    private void send(Story.Delivery delivery, int retry) {
        if (weather.strike(Port.GATEWAY) != Fault.NONE) {
            answered(delivery, retry, THROTTLED);
            return;
        }
        var invocation = new Invocation(agenda.millis() + TIMEOUT_MILLIS);
        var status = new AtomicReference<@Nullable Integer>();
        fibers.start(
                invocation,
                () ->
                        status.set(
                                ingest.handleRequest(
                                                request(delivery, retry),
                                                new LambdaContext(agenda, invocation))
                                        .getStatusCode()),
                _ -> {
                    Integer answer = status.get();
                    boolean lost = weather.strike(Port.GATEWAY) != Fault.NONE;
                    answered(delivery, retry, answer == null || lost ? NO_ANSWER : answer);
                });
    }

    private void answered(Story.Delivery delivery, int retry, int status) {
        if (status == 202) {
            ledger.accept(delivery.fact());
        } else if (status < 500 && status != THROTTLED) {
            ledger.violated("lost for good with " + status + ": " + delivery.fact());
        } else if (retry < RETRIES_MAX) {
            long waitMillis =
                    Duration.ofMinutes(5).toMillis()
                            + choices.below((int) Duration.ofMinutes(10).toMillis());
            agenda.after(waitMillis, () -> send(delivery, retry + 1));
        }
    }

    private APIGatewayV2HTTPEvent request(Story.Delivery delivery, int retry) {
        var headers = new HashMap<String, String>();
        headers.put("user-agent", "Atlassian Webhook HTTP Client");
        headers.put("x-atlassian-webhook-identifier", delivery.identifier());
        headers.put("x-atlassian-webhook-flow", delivery.secondary() ? "Secondary" : "Primary");
        if (retry > 0) {
            headers.put("x-atlassian-webhook-retry", Integer.toString(retry));
        }
        byte[] bytes = delivery.fact().bytes();
        var secret = new Secret(vault.secretOf(delivery.fact().site));
        headers.put("x-hub-signature", SignatureVerifier.sign(new Body(bytes), secret));
        return APIGatewayV2HTTPEvent.builder()
                .withPathParameters(Map.of("proxy", delivery.fact().site))
                .withHeaders(headers)
                .withBody(new String(bytes, StandardCharsets.UTF_8))
                .build();
    }
}
