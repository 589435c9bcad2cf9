package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.embedded.Template;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Opens the HTTP front to functions that run elsewhere, for want of an HTTP API there.
public final class FrontDoor implements AutoCloseable {
    private final HttpFront front;

    private FrontDoor(HttpFront front) {
        this.front = front;
    }

    /// Listens on loopback, at the template's routes.
    ///
    /// @param functions by logical id: an event's JSON in, an answer's JSON out
    public static FrontDoor open(
            Template template, Map<String, UnaryOperator<byte[]>> functions) {
        var events = new LambdaJson<>(APIGatewayV2HTTPEvent.class);
        var answers = new LambdaJson<>(APIGatewayV2HTTPResponse.class);
        var routes = new ArrayList<HttpFront.Route>();
        functions.forEach((logicalId, function) ->
                template.httpRoutes(logicalId)
                        .forEach(route ->
                                routes.add(
                                        new HttpFront.Route(
                                                route.method(),
                                                route.path(),
                                                event ->
                                                        answers.read(
                                                                function.apply(
                                                                        events.write(event)))))));
        return new FrontDoor(HttpFront.start(0, routes, InstantSource.system()));
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
