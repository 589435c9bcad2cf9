package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class FailuresTest {
    private static final String BODY = "{\"summary\":\"A private matter\"}";

    private final Throwable quoting = new IllegalArgumentException("cannot read " + BODY);

    @Test
    void text_from_outside_is_not_shown() {
        assertThat(Failures.describe(quoting))
                .matches("IllegalArgumentException at FailuresTest\\.java:\\d+");
        assertThat(printed(Failures.harmless(new IllegalStateException(BODY, quoting))))
                .contains("java.lang.IllegalStateException")
                .contains("java.lang.IllegalArgumentException", "FailuresTest.java")
                .doesNotContain("A private matter");
    }

    @Test
    void what_the_sdk_and_we_ourselves_say_is_shown_and_its_cause_is_not() {
        var refused =
                SdkClientException.builder().message("connection refused").cause(quoting).build();

        assertThat(Failures.describe(refused)).isEqualTo("SdkClientException: connection refused");
        assertThat(Failures.describe(new Ours())).isEqualTo("Ours: still contended");
        assertThat(printed(Failures.harmless(refused)))
                .contains("connection refused")
                .doesNotContain("A private matter");
    }

    @Test
    void what_the_sdk_repeats_of_its_parser_is_not_shown() {
        var quoted = new JsonParseException(null, "Unrecognized token " + BODY);
        var garbled =
                SdkClientException.builder()
                        .message("Unable to unmarshall response (" + quoted.getMessage() + ")")
                        .cause(quoted)
                        .build();

        assertThat(Failures.describe(garbled)).startsWith("SdkClientException at ");
        assertThat(printed(Failures.harmless(garbled))).doesNotContain("A private matter");
    }

    @Test
    void a_failure_without_a_stack_has_a_name() {
        quoting.setStackTrace(new StackTraceElement[0]);

        assertThat(Failures.describe(quoting)).isEqualTo("IllegalArgumentException");
    }

    @Test
    void a_description_is_cut() {
        assertThat(Failures.describe(SdkClientException.create("x".repeat(1_000)))).hasSize(300);
    }

    private static String printed(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .map(each -> each + List.of(each.getStackTrace()).toString())
                .collect(Collectors.joining("\n"));
    }

    static List<Exception> outages() {
        return List.of(
                ApiCallTimeoutException.create(1_000),
                ApiCallAttemptTimeoutException.create(1_000),
                SdkClientException.create("no answer", new SocketTimeoutException()),
                SdkClientException.create("no connection", new ConnectException("refused")),
                SdkServiceException.builder().statusCode(500).build(),
                SdkServiceException.builder().statusCode(503).build(),
                answer(400, "ProvisionedThroughputExceededException"),
                answer(400, "ThrottlingException"),
                answer(400, "RequestLimitExceeded"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_time_out_a_throttle_and_an_error_of_the_service_are_an_outage(Exception failure) {
        assertThat(Failures.isOutage(failure)).isTrue();
    }

    static List<Throwable> ofTheRequest() {
        return List.of(
                answer(400, "ValidationException"),
                answer(400, "ResourceNotFoundException"),
                SdkClientException.create("the answer cannot be read"),
                SdkClientException.create("no JSON", new IllegalStateException()),
                new IllegalStateException("a row without a key"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("ofTheRequest")
    void a_possible_fault_of_the_request_is_not_an_outage(Throwable failure) {
        assertThat(Failures.isOutage(failure)).isFalse();
    }

    private static AwsServiceException answer(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static final class Ours extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ours() {
            super("still contended");
        }
    }
}
