package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Brings the rows of a data directory that an older version has filled to their places in the
/// lists, before the first request. No older version runs next to this one.
final class IndexMigration {
    private static final String ROUTE = "POST /ops/migrate";

    private IndexMigration() {}

    /// Asks until it is complete; at once where it was before.
    ///
    /// @throws IllegalStateException if the function does not answer
    static void run(FunctionInvoker<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> operations) {
        boolean complete = false;
        while (!complete) {
            complete = isComplete(operations.apply(request()));
        }
    }

    private static boolean isComplete(APIGatewayV2HTTPResponse response) {
        if (response.getStatusCode() != 200) {
            throw new IllegalStateException(
                    ROUTE + " was answered " + response.getStatusCode() + ", not 200");
        }
        try {
            return BoundedJson.mapper().readTree(response.getBody()).path("complete").asBoolean();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(ROUTE + " returned no JSON", unreadable);
        }
    }

    private static APIGatewayV2HTTPEvent request() {
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(ROUTE)
                .withPathParameters(Map.of())
                .withRequestContext(
                        RequestContext.builder()
                                .withRouteKey(ROUTE)
                                .withHttp(
                                        RequestContext.Http.builder()
                                                .withSourceIp("127.0.0.1")
                                                .build())
                                .build())
                .build();
    }
}
