package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Body;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Lambda's entry to the operations API.
public final class OperationsHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /// As long as health is cached: an earlier request would get the same response.
    private static final int RETRY_AFTER_SECONDS = 10;

    private final SnapStartResource<Wiring.Wired> resource;

    /// Called by Lambda.
    public OperationsHandler() {
        this(snapStartResource(System::getenv, InstantSource.system(), Wiring::warmUpClients));
        resource.register();
    }

    /// Builds it from an environment, on any machine; it calls services by HTTP.
    public OperationsHandler(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, Transport.HTTP);
    }

    /// Builds it from an environment, on any machine.
    ///
    /// @param transport leads to the services
    public OperationsHandler(
            Map<String, String> environment, InstantSource clock, Transport transport) {
        this(Wiring.operations(environment, clock, transport));
    }

    OperationsHandler(Operations operations) {
        this(operations, Access.IAM);
    }

    OperationsHandler(Operations operations, Access access) {
        this(new Wiring.Wired(operations, access));
    }

    OperationsHandler(Wiring.Wired wired) {
        this(SnapStartResource.fixed(wired));
    }

    OperationsHandler(SnapStartResource<Wiring.Wired> resource) {
        this.resource = resource;
    }

    /// The API around SnapStart's image, primed with a question of each kind.
    static SnapStartResource<Wiring.Wired> snapStartResource(
            Supplier<Map<String, String>> environment, InstantSource clock, Runnable warmUp) {
        return Wiring.snapStartResource(
                environment, wired -> wired, clock, wired -> Priming.ask(wired, clock), warmUp);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Wiring.Wired wired = resource.get();
        Answer answer =
                wired.access().admits(event) ? answer(wired.operations(), event) : Access.refused();
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

    private static Answer answer(Operations operations, APIGatewayV2HTTPEvent event) {
        return operations.answer(
                new Request(
                        String.valueOf(event.getRouteKey()),
                        orEmpty(event.getPathParameters()),
                        orEmpty(event.getQueryStringParameters()),
                        body(event)));
    }

    private static Body body(APIGatewayV2HTTPEvent event) {
        String text = event.getBody() == null ? "" : event.getBody();
        return new Body(
                event.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : values;
    }
}
