package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The events of `events/aws`, read and answered with the serialisation that Lambda uses.
class SampleEventsTest {
    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS =
            LambdaEventSerializers.serializerFor(
                    APIGatewayV2HTTPEvent.class, SampleEventsTest.class.getClassLoader());
    private static final PojoSerializer<APIGatewayV2HTTPResponse> ANSWERS =
            LambdaEventSerializers.serializerFor(
                    APIGatewayV2HTTPResponse.class, SampleEventsTest.class.getClassLoader());

    private final Function function = new Function();

    @BeforeEach
    void store_the_secret_of_the_samples() {
        function.secret.change("sprintqueue-sample-secret");
    }

    @Test
    void a_signed_webhook_is_accepted_as_text_and_as_base64() throws IOException {
        var text = answer("api-gateway-webhook.json");
        var base64 = answer("api-gateway-webhook-base64.json");

        assertThat(text.getStatusCode()).isEqualTo(202);
        assertThat(text.getBody()).startsWith("{\"eventId\":\"issue-20015~");
        assertThat(base64).isEqualTo(text);
        assertThat(function.lanes.sent().getFirst().body())
                .isEqualTo(function.lanes.sent().getLast().body());
    }

    @Test
    void an_unsigned_webhook_is_refused() throws IOException {
        assertThat(answer("api-gateway-unsigned.json").getStatusCode()).isEqualTo(401);
    }

    @Test
    void lambda_writes_the_answer_as_the_http_api_reads_it() throws IOException {
        var json = new ByteArrayOutputStream();
        ANSWERS.toJson(answer("api-gateway-unsigned.json"), json);

        assertThat(json.toString(StandardCharsets.UTF_8))
                .contains("\"statusCode\":401")
                .contains("\"headers\":{\"Content-Type\":\"application/json\"}")
                .contains("\"body\":\"{\\\"error\\\":\\\"unsigned\\\"")
                .contains("\"isBase64Encoded\":false");
    }

    private APIGatewayV2HTTPResponse answer(String file) throws IOException {
        var event = Files.readString(Path.of("..", "events", "aws", file));
        return function.answer(EVENTS.fromJson(event));
    }
}
