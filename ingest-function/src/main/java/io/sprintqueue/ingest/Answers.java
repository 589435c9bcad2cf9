package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.ingest.ReceiveResult.Accepted;
import io.sprintqueue.ingest.ReceiveResult.Malformed;
import io.sprintqueue.ingest.ReceiveResult.RefusedUserAgent;
import io.sprintqueue.ingest.ReceiveResult.TooLarge;
import io.sprintqueue.ingest.ReceiveResult.Unavailable;
import io.sprintqueue.ingest.ReceiveResult.Unsigned;

import java.util.Map;

/// Turns results into HTTP statuses. Jira retries a 5xx and gives up for good on these 4xx, so a
/// fault of ours is always 503.
final class Answers {
    /// Jira waits 5 to 15 minutes by itself; other senders may come sooner.
    static final int RETRY_AFTER_SECONDS = 30;

    private static final String JSON = "application/json";

    private Answers() {}

    static APIGatewayV2HTTPResponse to(ReceiveResult result) {
        return switch (result) {
            case Accepted accepted ->
                    answer(
                            202,
                            object("eventId", accepted.eventId().toString())
                                    .put("status", "queued"));
            case Unsigned _ ->
                    error(401, "unsigned", "the delivery has no valid signature of its site");
            case TooLarge(_, int limitBytes) ->
                    error(413, "too_large", "the body is larger than " + limitBytes + " bytes");
            case Malformed(var reason, _) ->
                    error(400, "malformed", "the body is not a JSON object: " + reason);
            case RefusedUserAgent _ ->
                    error(403, "user_agent", "the site does not allow this client to deliver");
            case Unavailable _ -> unavailable();
        };
    }

    private static APIGatewayV2HTTPResponse unavailable() {
        var answer = error(503, "unavailable", "the delivery was not accepted, send it again");
        answer.setHeaders(
                Map.of("Content-Type", JSON, "Retry-After", Integer.toString(RETRY_AFTER_SECONDS)));
        return answer;
    }

    private static APIGatewayV2HTTPResponse error(int status, String error, String message) {
        return answer(status, object("error", error).put("message", message));
    }

    private static APIGatewayV2HTTPResponse answer(int status, ObjectNode body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", JSON))
                .withBody(body.toString())
                .build();
    }

    private static ObjectNode object(String name, String value) {
        return BoundedJson.mapper().createObjectNode().put(name, value);
    }
}
