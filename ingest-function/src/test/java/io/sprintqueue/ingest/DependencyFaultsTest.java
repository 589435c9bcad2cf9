package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;

/// Every dependency × every fault, through the SDK's own clients: Jira is told to come again.
class DependencyFaultsTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SCANT = Duration.ofMillis(400);
    private static final int ATTEMPTS = 3;

    /// So large, packed too, that it waits in S3.
    private static final Delivery LARGE = Delivery.of(large());

    private static final Delivery SMALL = Delivery.of(Delivery.ISSUE_UPDATED);
    private static final Delivery UNSIGNED = SMALL.without("x-hub-signature");

    private final TestClock clock = new TestClock();
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = new Cloud();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> dependencyAndFault() {
        return Stream.of(Dependency.values())
                .flatMap(dependency ->
                        Stream.of(Fault.values()).map(fault -> Arguments.of(dependency, fault)));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("dependencyAndFault")
    void whatever_a_dependency_does_amiss_is_503_and_over_when_it_is_over(
            Dependency dependency, Fault fault) {
        Duration callTimeout = fault.isSlow() ? SCANT : AMPLE;
        IngestHandler function = cloud.function(clock, callTimeout);
        cloud.misbehave(dependency, fault::answer);
        assertUnavailable(answer(function, dependency), dependency);

        cloud.misbehave(dependency, null);
        clock.advance(SecretCache.TIME_TO_LIVE);
        IngestHandler after = fault.isSlow() ? cloud.function(clock, AMPLE) : function;
        assertThat(answer(after, dependency).getStatusCode()).isEqualTo(202);
        assertThat(cloud.requests(Dependency.SQS)).isPositive();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void whatever_the_bucket_does_amiss_what_is_rejected_is_rejected(Fault fault) {
        IngestHandler function = cloud.function(clock, AMPLE);
        cloud.misbehave(Dependency.S3, fault::answer);

        for (int rejection = 0; rejection < 3; rejection++) {
            assertThat(answer(function, UNSIGNED).getStatusCode()).isEqualTo(401);
        }
        assertThat(cloud.reports()).isEqualTo(1);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void a_dependency_that_is_not_running_is_503(Dependency dependency) {
        IngestHandler function = cloud.function(clock, AMPLE);
        cloud.stop(dependency);

        assertThat(answer(function, dependency)).satisfies(DependencyFaultsTest::assertRetried);
    }

    static Stream<Arguments> hollowSuccess() {
        return Stream.of(Dependency.SQS, Dependency.SECRETS_MANAGER)
                .flatMap(dependency ->
                        Stream.of("", "{}", "null", "[]", "{'MessageId':'m-1'}", "<html>", "{'Se")
                                .map(answer -> answer.replace('\'', '"'))
                                .map(answer -> Arguments.of(dependency, answer)));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("hollowSuccess")
    void a_success_that_does_not_say_what_was_done_is_none(Dependency dependency, String answer) {
        IngestHandler function = cloud.function(clock, AMPLE);
        cloud.misbehave(
                dependency,
                (exchange, _) ->
                        Fault.answer(exchange, 200, answer.getBytes(StandardCharsets.UTF_8)));

        assertUnavailable(answer(function, dependency), dependency);
    }

    @Test
    void a_message_that_sqs_took_for_another_one_is_503() {
        cloud.misbehave(
                Dependency.SQS,
                (exchange, _) ->
                        Fault.answer(
                                exchange,
                                200,
                                Dependency.SQS
                                        .goodAnswer("{\"MessageBody\":\"another\"}")
                                        .getBytes(StandardCharsets.UTF_8)));

        assertUnavailable(answer(cloud.function(clock, AMPLE), Dependency.SQS), Dependency.SQS);
    }

    /// The JDK's client would send a POST again by itself, unseen by the SDK.
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource
    void a_call_is_sent_as_often_as_the_sdk_decides(Dependency dependency) {
        IngestHandler function = cloud.function(clock, AMPLE);
        assertThat(answer(function, dependency).getStatusCode()).isEqualTo(202);
        clock.advance(SecretCache.TIME_TO_LIVE);
        cloud.misbehave(dependency, Fault.HANGING_UP::answer);
        int before = cloud.requests(dependency);

        answer(function, dependency);

        assertThat(cloud.requests(dependency) - before).isEqualTo(ATTEMPTS);
    }

    private void assertUnavailable(APIGatewayV2HTTPResponse answer, Dependency dependency) {
        assertRetried(answer);
        assertThat(cloud.requests(dependency)).isBetween(1, ATTEMPTS);
        if (dependency != Dependency.SQS) {
            assertThat(cloud.requests(Dependency.SQS)).isZero();
        }
    }

    private static void assertRetried(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "30");
    }

    /// Only a large body needs S3.
    private static APIGatewayV2HTTPResponse answer(IngestHandler function, Dependency needed) {
        return answer(function, needed == Dependency.S3 ? LARGE : SMALL);
    }

    private static APIGatewayV2HTTPResponse answer(IngestHandler function, Delivery delivery) {
        return function.handleRequest(delivery.base64Event(), new TestContext());
    }

    private static String large() {
        byte[] noise = new byte[1_500_000];
        new Random(1).nextBytes(noise);
        return "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10013\"},\"x\":\"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(noise));
    }
}
