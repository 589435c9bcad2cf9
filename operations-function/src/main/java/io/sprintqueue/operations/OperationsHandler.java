package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Lambda's entry to the operations API.
public final class OperationsHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /// As long as health is remembered: sooner, the answer would be the same one.
    private static final int RETRY_AFTER_SECONDS = 10;

    private final Operations operations;
    private final Access access;

    /// Made by Lambda.
    public OperationsHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine.
    public OperationsHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.operations(environment, clock));
    }

    private OperationsHandler(Wiring.Wired wired) {
        this(wired.operations(), wired.access());
    }

    OperationsHandler(Operations operations) {
        this(operations, Access.IAM);
    }

    OperationsHandler(Operations operations, Access access) {
        this.operations = operations;
        this.access = access;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Answer answer = access.admits(event) ? answer(event) : Access.refused();
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(headers(answer.status()))
                .withBody(answer.body().toString())
                .build();
    }

    private static Map<String, String> headers(int status) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("cache-control", "no-store");
        if (status == 503) {
            headers.put("retry-after", Integer.toString(RETRY_AFTER_SECONDS));
        }
        return headers;
    }

    private Answer answer(APIGatewayV2HTTPEvent event) {
        return operations.answer(
                new Request(
                        String.valueOf(event.getRouteKey()),
                        orEmpty(event.getPathParameters()),
                        orEmpty(event.getQueryStringParameters())));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : values;
    }
}
