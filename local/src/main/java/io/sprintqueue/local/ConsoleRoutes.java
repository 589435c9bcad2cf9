package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.console.BrowserConsole;
import io.sprintqueue.console.data.OperationsApi;
import io.sprintqueue.core.json.BoundedJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The console's pages among the routes of the front. They are shown by this process and say what
/// the operations function answers, wherever that one runs.
final class ConsoleRoutes {
    private static final int TOKEN_BITS = 128;

    /// The address that the console's own requests come from, whoever looks at it.
    private static final String LOOPBACK = "127.0.0.1";

    private ConsoleRoutes() {}

    static List<HttpFront.Route> over(
            FunctionInvoker<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> operations,
            InstantSource clock) {
        String token = new BigInteger(TOKEN_BITS, new SecureRandom()).toString(36);
        var console = new BrowserConsole(api(operations, clock), token, clock);
        return BrowserConsole.ROUTES.stream().map(route -> route(route, console)).toList();
    }

    private static HttpFront.Route route(String route, BrowserConsole console) {
        int space = route.indexOf(' ');
        return new HttpFront.Route(
                route.substring(0, space),
                route.substring(space + 1),
                event -> response(console.answer(request(route, event))));
    }

    private static BrowserConsole.Request request(String route, APIGatewayV2HTTPEvent event) {
        var parameters = new HashMap<>(orEmpty(event.getQueryStringParameters()));
        parameters.putAll(HttpExchangeTranslator.query(body(event)));
        parameters.putAll(orEmpty(event.getPathParameters()));
        return new BrowserConsole.Request(route, parameters);
    }

    private static @Nullable String body(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        return body != null && event.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    private static APIGatewayV2HTTPResponse response(BrowserConsole.Answer answer) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(answer.headers())
                .withBody(answer.body())
                .build();
    }

    private static OperationsApi api(
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> operations,
            InstantSource clock) {
        return question -> {
            APIGatewayV2HTTPResponse response = operations.apply(event(question, clock.millis()));
            try {
                return new OperationsApi.Answer(
                        response.getStatusCode(),
                        BoundedJson.mapper().readTree(response.getBody()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "the operations function returned no JSON", unreadable);
            }
        };
    }

    private static APIGatewayV2HTTPEvent event(OperationsApi.Question question, long nowMillis) {
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(question.route())
                .withPathParameters(question.path())
                .withQueryStringParameters(question.query())
                .withRequestContext(
                        APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withRouteKey(question.route())
                                .withTimeEpoch(nowMillis)
                                .withHttp(
                                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                                .withSourceIp(LOOPBACK)
                                                .build())
                                .build())
                .build();
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : values;
    }
}
