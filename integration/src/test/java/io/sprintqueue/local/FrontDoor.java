package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.embedded.Template;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Opens the HTTP front to functions that run elsewhere, where there is no HTTP API. To the
/// functions, IAM has admitted every caller.
public final class FrontDoor implements AutoCloseable {
    private static final String OPERATOR = "arn:aws:iam::000000000000:user/operator";

    private final LambdaJson<APIGatewayV2HTTPEvent> events =
            new LambdaJson<>(APIGatewayV2HTTPEvent.class);
    private final LambdaJson<APIGatewayV2HTTPResponse> answers =
            new LambdaJson<>(APIGatewayV2HTTPResponse.class);
    private final HttpFront front;

    private FrontDoor(Template template, Map<String, UnaryOperator<byte[]>> functions) {
        var routes = new ArrayList<HttpFront.Route>();
        functions.forEach((logicalId, function) ->
                template.httpRoutes(logicalId)
                        .forEach(route ->
                                routes.add(
                                        new HttpFront.Route(
                                                route.method(),
                                                route.path(),
                                                event -> ask(function, event)))));
        front = HttpFront.start(0, routes, InstantSource.system());
    }

    /// Listens on loopback, at the template's routes.
    ///
    /// @param functions by logical id: an event's JSON in, an answer's JSON out
    public static FrontDoor open(Template template, Map<String, UnaryOperator<byte[]>> functions) {
        return new FrontDoor(template, functions);
    }

    private APIGatewayV2HTTPResponse ask(
            UnaryOperator<byte[]> function, APIGatewayV2HTTPEvent event) {
        event.getRequestContext()
                .setAuthorizer(
                        Authorizer.builder()
                                .withIam(IAM.builder().withUserArn(OPERATOR).build())
                                .build());
        return answers.read(function.apply(events.write(event)));
    }

    /// Where it listens.
    public URI url() {
        return front.url();
    }

    @Override
    public void close() {
        front.close();
    }
}
