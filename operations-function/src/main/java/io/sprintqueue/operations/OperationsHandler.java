package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Map;

/// Lambda's entry to the operations API.
public final class OperationsHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsHandler.class);

    private final Operations operations;

    /// Made by Lambda.
    public OperationsHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine.
    public OperationsHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.operations(environment, clock));
    }

    OperationsHandler(Operations operations) {
        this.operations = operations;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Answer answer = answer(event);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(
                        Map.of(
                                "content-type", "application/json; charset=utf-8",
                                "cache-control", "no-store"))
                .withBody(answer.body().toString())
                .build();
    }

    private Answer answer(APIGatewayV2HTTPEvent event) {
        try {
            return operations.answer(
                    new Request(
                            String.valueOf(event.getRouteKey()),
                            orEmpty(event.getPathParameters()),
                            orEmpty(event.getQueryStringParameters())));
        } catch (RuntimeException failed) {
            LOG.error("request failed", failed);
            return Answer.error(
                    503, "unavailable", "a dependency does not answer; try again in a moment");
        }
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : values;
    }
}
