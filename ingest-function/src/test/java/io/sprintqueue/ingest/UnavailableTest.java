package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.Map;

/// A fault of ours is 503, whatever it is, and over when it is over.
class UnavailableTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    private final Function function = new Function();

    @Test
    void a_virtual_machine_that_is_broken_ends_the_environment() {
        function.lanes.fail(() -> Thrown.sneak(new InternalError("broken")));

        assertThatThrownBy(() -> function.answer(GOOD)).isInstanceOf(InternalError.class);
    }

    @Test
    void secrets_that_were_never_read_are_503_and_not_401() {
        function.secret.fail(SdkClientException.create("refused"));

        assertUnavailable(function.answer(GOOD));
        assertUnavailable(function.answer(GOOD.signedWith("another secret")));

        function.secret.recover();
        function.clock.advance(SecretCache.BETWEEN_FIRST_READS);
        assertThat(function.answer(GOOD).getStatusCode()).isEqualTo(202);
        assertThat(function.counters.counted())
                .containsExactly("default Unavailable", "default Unavailable", "default Accepted");
    }

    @Test
    void a_request_that_claims_no_signature_needs_no_secrets_to_be_refused() {
        function.secret.fail(SdkClientException.create("refused"));

        assertThat(function.answer(GOOD.without("x-hub-signature")).getStatusCode()).isEqualTo(401);
        assertThat(function.answer(GOOD.from("No Site!")).getStatusCode()).isEqualTo(401);
        assertThat(function.secret.reads()).isZero();
    }

    @Test
    void a_mismatch_is_503_if_the_secrets_cannot_be_read_again() {
        function.answer(GOOD);
        function.secret.fail(SdkClientException.create("refused"));
        function.clock.advance(SecretCache.BETWEEN_READS);

        assertUnavailable(function.answer(GOOD.signedWith("a new secret")));
        assertThat(function.answer(GOOD).getStatusCode()).isEqualTo(202);
    }

    @Test
    void a_changed_secret_is_taken_up_without_a_restart() {
        function.answer(GOOD);
        function.secret.change(
                "{\"default\":[\"a new secret\",\"%s\"]}".formatted(Delivery.SECRET));
        function.clock.advance(Duration.ofSeconds(10));

        assertThat(function.answer(GOOD.signedWith("a new secret")).getStatusCode()).isEqualTo(202);
        assertThat(function.answer(GOOD).getStatusCode()).isEqualTo(202);

        function.secret.change("a new secret");
        function.clock.advance(SecretCache.TIME_TO_LIVE);
        assertThat(function.answer(GOOD).getStatusCode()).isEqualTo(401);
    }

    @Test
    void an_event_that_says_base64_and_is_not_is_503() {
        var event =
                APIGatewayV2HTTPEvent.builder()
                        .withBody("{not base64}")
                        .withIsBase64Encoded(true)
                        .build();

        assertUnavailable(function.answer(event));
    }

    private static void assertUnavailable(APIGatewayV2HTTPResponse answer) {
        assertThat(answer)
                .isEqualTo(
                        APIGatewayV2HTTPResponse.builder()
                                .withStatusCode(503)
                                .withHeaders(
                                        Map.of(
                                                "Content-Type",
                                                "application/json",
                                                "Retry-After",
                                                "30"))
                                .withBody(
                                        "{\"error\":\"unavailable\",\"message\":\"the delivery was"
                                                + " not accepted, send it again\"}")
                                .build());
    }
}
