package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.operations.OperationsHandler;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events as API Gateway sends them, read as Lambda's own runtime reads them.
class OperationsAccessTest {
    private static final String SIGNED =
            """
            "authorizer":{"iam":{"accessKey":"AKIAIOSFODNN7EXAMPLE","accountId":"000000000000",
            "callerId":"AIDACKCEVSQ6C2EXAMPLE","cognitoIdentity":null,"principalOrgId":null,
            "userArn":"arn:aws:iam::000000000000:user/operator","userId":"AIDACKCEVSQ6C2EXAMPLE"}},\
            """;

    private final LambdaJson<APIGatewayV2HTTPEvent> json =
            new LambdaJson<>(APIGatewayV2HTTPEvent.class);

    @Test
    void a_request_that_iam_let_in_is_answered_and_one_without_its_context_is_refused() {
        assertThat(status(Map.of(), SIGNED, "192.0.2.7")).isEqualTo(200);
        assertThat(status(Map.of(), "", "192.0.2.7")).isEqualTo(403);
        assertThat(status(Map.of(), "", "127.0.0.1")).isEqualTo(403);
    }

    @Test
    void local_mode_answers_this_machine_and_no_other() {
        assertThat(status(Map.of("ACCESS", "local"), "", "127.0.0.1")).isEqualTo(200);
        assertThat(status(Map.of("ACCESS", "local"), SIGNED, "192.0.2.7")).isEqualTo(403);
    }

    private int status(Map<String, String> more, String authorizer, String sourceIp) {
        String event =
                """
                {"version":"2.0","routeKey":"GET /ops/config","rawPath":"/ops/config","headers":{},
                "requestContext":{%s"http":{"method":"GET","path":"/ops/config",
                "protocol":"HTTP/1.1","sourceIp":"%s","userAgent":"test"},
                "routeKey":"GET /ops/config","stage":"$default"},"isBase64Encoded":false}\
                """
                        .formatted(authorizer, sourceIp);
        var handler = new OperationsHandler(environment(more), InstantSource.system());
        var context =
                new LocalContext(
                        "OperationsFunction", Duration.ofSeconds(10), InstantSource.system());
        return handler.handleRequest(json.read(event.getBytes(StandardCharsets.UTF_8)), context)
                .getStatusCode();
    }

    private static Map<String, String> environment(Map<String, String> more) {
        var environment = new HashMap<String, String>();
        environment.put("TABLE_NAME", "queue");
        environment.put("STATISTICS_TABLE_NAME", "statistics");
        environment.put("SYNC_TABLE_NAME", "sync");
        environment.put("BODY_BUCKET", "bodies");
        environment.put("SECRET_ID", "secret");
        environment.put("AWS_REGION", "eu-west-1");
        for (String queue : List.of("INTERACTIVE", "BULK")) {
            environment.put(queue + "_QUEUE_URL", "http://127.0.0.1:1/000000000000/lane.fifo");
            environment.put(queue + "_DLQ_URL", "http://127.0.0.1:1/000000000000/dlq.fifo");
        }
        for (String service : List.of("DYNAMODB", "SQS", "S3", "SECRETS_MANAGER")) {
            environment.put("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:1");
        }
        environment.putAll(more);
        return environment;
    }
}
