package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.ArrayList;
import java.util.List;

class ReceiveLogTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    private final Logged logged = new Logged();
    private final Function function = new Function("limits: { bodyBytes: 4000 }");

    @BeforeEach
    void listen_to_what_is_for_debugging_too() {
        Configurator.setLevel(ReceiveLog.class.getName(), Level.DEBUG);
    }

    @AfterEach
    void close() {
        Configurator.setLevel(ReceiveLog.class.getName(), Level.INFO);
        logged.close();
    }

    @Test
    void an_accepted_delivery_is_one_line_for_debugging_with_its_event_id() {
        function.answer(GOOD);

        JsonNode line = onlyLine();
        assertThat(line.path("level").textValue()).isEqualTo("DEBUG");
        assertThat(line.path("message").textValue()).isEqualTo("queued");
        assertThat(line.path("eventId").textValue()).isEqualTo("issue-10013~" + GOOD.body().hash());
        assertThat(line.path("site").textValue()).isEqualTo("default");
        assertThat(line.path("lane").textValue()).isEqualTo("interactive");
        assertThat(line.path("function_request_id").textValue()).isEqualTo("request-1");
    }

    @Test
    void a_rejected_delivery_is_one_line_with_its_reason_and_the_hash_of_its_body() {
        function.answer(GOOD.signedWith("another secret"));

        JsonNode line = onlyLine();
        assertThat(line.path("message").textValue()).isEqualTo("rejected");
        assertThat(line.path("reason").textValue()).isEqualTo("unsigned");
        assertThat(line.path("bodyHash").textValue()).isEqualTo(GOOD.body().hash());
    }

    /// Whatever was rejected in this process before: a thousand doublings are ten lines.
    @ParameterizedTest
    @ValueSource(ints = {1, 5_000})
    void a_flood_that_anyone_can_send_writes_almost_no_lines(int bodyBytes) {
        Configurator.setLevel(ReceiveLog.class.getName(), Level.INFO);
        Delivery delivery =
                Delivery.of("x".repeat(bodyBytes)).signedWith("another secret").from("elsewhere");

        for (int request = 0; request < 1_000; request++) {
            function.answer(delivery);
        }

        assertThat(logged.lines()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void what_is_signed_and_rejected_is_always_a_warning() {
        Configurator.setLevel(ReceiveLog.class.getName(), Level.INFO);

        for (int request = 0; request < 7; request++) {
            function.answer(Delivery.of("{\"summary\":,}"));
        }

        assertThat(logged.lines()).hasSize(7).allMatch(line -> line.contains("\"level\":\"WARN\""));
    }

    @Test
    void a_name_that_no_site_could_have_is_not_written() {
        function.answer(GOOD.from("\n{\"level\":\"ERROR\"}"));

        assertThat(onlyLine().path("site").textValue()).isEqualTo("invalid");
    }

    @Test
    void a_fault_of_ours_is_one_line_with_its_stack() {
        function.lanes.fail(() -> {
            throw SdkClientException.create("Unable to execute HTTP request: refused");
        });
        function.answer(GOOD);

        JsonNode line = onlyLine();
        assertThat(line.path("level").textValue()).isEqualTo("ERROR");
        assertThat(line.path("reason").textValue()).isEqualTo("lane");
        assertThat(line.path("error").path("message").textValue())
                .contains("SdkClientException: Unable to execute HTTP request: refused");
        assertThat(line.path("error").path("stack").textValue()).contains("WebhookReceiver.java");
    }

    @Test
    void nothing_that_is_logged_or_answered_shows_a_secret_a_signature_or_a_body() {
        var answers = new ArrayList<String>();
        var broken = Delivery.of("{\"summary\":\"Private\",,}");
        for (Delivery delivery :
                List.of(
                        GOOD,
                        GOOD.signedWith("another secret"),
                        GOOD.from("Private"),
                        broken,
                        Delivery.of("Private".repeat(1_000)),
                        Delivery.of("{\"webhookEvent\":\"Private event\"}"))) {
            answers.add(function.answer(delivery).toString());
            answers.add(function.answer(delivery.base64Event()).toString());
        }
        function.lanes.fail(() -> {
            throw new IllegalArgumentException("Private", new IllegalStateException("Private"));
        });
        answers.add(function.answer(GOOD).toString());
        function.secret.change("{\"Private\": [\"a\", \"b\"]}");
        function.clock.advance(SecretCache.TIME_TO_LIVE);
        answers.add(function.answer(GOOD).toString());
        function.secret.fail(new IllegalArgumentException("Private"));
        function.clock.advance(SecretCache.TIME_TO_LIVE);
        answers.add(function.answer(GOOD).toString());

        assertThat(logged.lines()).hasSize(17);
        assertThat(String.join("", logged.lines()) + answers)
                .doesNotContain("Private")
                .doesNotContain(Delivery.SECRET)
                .doesNotContain("another secret")
                .doesNotContain("sha256=")
                .doesNotContain(GOOD.signature().substring(7));
    }

    private JsonNode onlyLine() {
        assertThat(logged.lines()).hasSize(1);
        try {
            return BoundedJson.mapper().readTree(logged.lines().getFirst());
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(logged.lines().getFirst(), noJson);
        }
    }
}
