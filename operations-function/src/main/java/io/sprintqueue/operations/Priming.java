package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;

import io.sprintqueue.aws.PlainContext;
import io.sprintqueue.console.WidgetConsole;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.messaging.SampleDelivery;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sends operators' requests to an API without a network, so that SnapStart's image has everything
/// that a response needs.
final class Priming {
    private static final PlainContext CONTEXT = new PlainContext("sample");
    private static final String SPRINT = "1";

    private Priming() {}

    /// Calls each route once. There is no event, so a replay sends nothing.
    ///
    /// @return the status of each answer, by its route
    static Map<String, Integer> ask(Wiring.Wired wired, InstantSource clock) {
        var handler = new OperationsHandler(wired);
        Envelope envelope = new SampleDelivery(clock.instant()).message().envelope();
        var statuses = new TreeMap<String, Integer>();
        for (String route : wired.operations().routes()) {
            statuses.put(
                    route, handler.handleRequest(event(route, envelope), CONTEXT).getStatusCode());
        }
        return statuses;
    }

    /// Looks at each page once.
    ///
    /// @return the pages, as HTML
    static List<String> view(Operations operations, InstantSource clock) {
        var handler = new ConsoleHandler(operations, clock);
        Envelope envelope = new SampleDelivery(clock.instant()).message().envelope();
        return WidgetConsole.VIEWS.stream()
                .map(view -> handler.handleRequest(widget(view, envelope), CONTEXT))
                .toList();
    }

    private static APIGatewayV2HTTPEvent event(String route, Envelope envelope) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withPathParameters(
                        Map.of(
                                "site", envelope.site().name(),
                                "key", String.valueOf(envelope.issueKey()),
                                "id", SPRINT,
                                "project", SPRINT,
                                "eventId", envelope.eventId().toString()))
                .withQueryStringParameters(Map.of("outcome", "DEAD"))
                .withRequestContext(caller())
                .build();
    }

    /// A caller whom each kind of access admits.
    private static RequestContext caller() {
        return RequestContext.builder()
                .withAuthorizer(
                        RequestContext.Authorizer.builder()
                                .withIam(RequestContext.IAM.builder().withUserArn("sample").build())
                                .build())
                .withHttp(RequestContext.Http.builder().withSourceIp("127.0.0.1").build())
                .build();
    }

    private static Map<String, Object> widget(String view, Envelope envelope) {
        var event = new HashMap<String, Object>();
        event.put("view", view);
        event.put("site", envelope.site().name());
        event.put("eventId", envelope.eventId().toString());
        event.put("key", String.valueOf(envelope.issueKey()));
        event.put("sprint", SPRINT);
        return event;
    }
}
