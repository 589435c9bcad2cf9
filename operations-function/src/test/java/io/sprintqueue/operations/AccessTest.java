package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class AccessTest {
    private static final String OPERATOR = "arn:aws:iam::000000000000:user/operator";

    @Test
    void whom_iam_let_in_is_answered() {
        assertThat(Access.IAM.admits(event("GET /ops/events", Callers.iam(OPERATOR)))).isTrue();
    }

    @Test
    void without_the_context_of_iam_every_route_but_health_is_refused() {
        var withoutCaller = new Authorizer[] {null, Authorizer.builder().build()};
        for (String route :
                List.of("GET /ops/events", "$default", "POST /health", "GET /healthy")) {
            assertThat(Access.IAM.admits(event(route, null))).as(route).isFalse();
            assertThat(Access.IAM.admits(event(route, Callers.at("127.0.0.1")))).isFalse();
            assertThat(Access.IAM.admits(event(route, Callers.iam(" ")))).isFalse();
            for (Authorizer authorizer : withoutCaller) {
                var context = RequestContext.builder().withAuthorizer(authorizer).build();
                assertThat(Access.IAM.admits(event(route, context))).as(route).isFalse();
            }
        }
        assertThat(Access.IAM.admits(event("GET /health", null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1"})
    void in_local_mode_this_machine_is_answered(String address) {
        assertThat(Access.LOCAL.admits(event("GET /ops/events", Callers.at(address)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "2001:db8::1", "localhost", ""})
    void local_mode_by_mistake_in_a_deployment_admits_no_caller(String address) {
        assertThat(Access.LOCAL.admits(event("GET /ops/events", Callers.at(address)))).isFalse();
        assertThat(Access.LOCAL.admits(event("GET /ops/events", null))).isFalse();
    }

    @Test
    void a_refused_caller_is_told_what_to_do_and_nothing_about_the_route() {
        var handler =
                new OperationsHandler(
                        new Operations(() -> Map.of("GET /ops/x", _ -> Answer.notFound("x"))),
                        Access.IAM);

        for (String route : List.of("GET /ops/x", "GET /ops/none")) {
            var response = handler.handleRequest(event(route, null), Api.context());
            assertThat(response.getStatusCode()).isEqualTo(403);
            assertThat(Api.json(response.getBody()))
                    .isEqualTo(
                            Api.json(
                                    """
                                    {"error":"forbidden","message":"this route needs a request \
                                    signed for IAM (execute-api:Invoke)"}\
                                    """));
        }
    }

    private static APIGatewayV2HTTPEvent event(String route, @Nullable RequestContext context) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withRequestContext(context)
                .build();
    }
}
