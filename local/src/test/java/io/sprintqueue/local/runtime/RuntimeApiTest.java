package io.sprintqueue.local.runtime;

import static io.sprintqueue.local.runtime.TestProgram.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

class RuntimeApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant DEADLINE = Instant.parse("2026-11-24T12:00:00Z");

    private final RuntimeApi api = new RuntimeApi("arn:of:the:function");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void an_event_comes_with_all_that_the_client_reads_of_it() {
        var invocation = offered();
        HttpResponse<String> next = get("invocation/next");

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).isEqualTo("{\"an\":\"event\"}");
        assertThat(next.headers().map())
                .extractingByKeys(
                        "content-type",
                        "lambda-runtime-aws-request-id",
                        "lambda-runtime-deadline-ms",
                        "lambda-runtime-invoked-function-arn")
                .flatExtracting(values -> values)
                .containsExactly(
                        "application/json",
                        invocation.id(),
                        Long.toString(DEADLINE.toEpochMilli()),
                        "arn:of:the:function");
        assertThat(next.headers().firstValue("lambda-runtime-trace-id").orElseThrow())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0");
    }

    @Test
    void the_answer_reaches_who_waits_for_it() throws TimeoutException {
        var invocation = offered();
        get("invocation/next");

        assertThat(post("invocation/" + invocation.id() + "/response", "\"done\"").statusCode())
                .isEqualTo(202);
        assertThat(invocation.await(PATIENCE)).asString().isEqualTo("\"done\"");
    }

    @Test
    void an_error_fails_the_invocation_with_what_the_function_said() {
        var invocation = offered();
        get("invocation/next");
        post(
                "invocation/" + invocation.id() + "/error",
                "{\"errorType\":\"Bad\",\"errorMessage\":\"luck\"}");

        assertThatThrownBy(() -> invocation.await(PATIENCE))
                .isInstanceOf(InvocationFailed.class)
                .hasMessage("Bad: luck");
    }

    @Test
    void one_that_cannot_start_says_why() {
        post("init/error", "{\"errorType\":\"Bad\",\"errorMessage\":\"start\"}");

        assertThat(api.ready()).isCompletedExceptionally();
        assertThatThrownBy(api.ready()::join).hasRootCauseMessage("Bad: start");
    }

    @Test
    void one_that_requests_its_first_event_is_ready() {
        assertThat(api.ready()).isNotDone();
        var next = CompletableFuture.supplyAsync(() -> get("invocation/next"));
        api.ready().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        offered();

        assertThat(next.join().statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_to_another_event_is_refused() {
        offered();

        assertThat(post("invocation/unknown/response", "1").statusCode()).isEqualTo(400);
        get("invocation/next");
        assertThat(post("invocation/unknown/response", "1").statusCode()).isEqualTo(400);
    }

    @Test
    void a_second_answer_is_refused() {
        var invocation = offered();
        get("invocation/next");
        String path = "invocation/" + invocation.id() + "/response";

        assertThat(post(path, "1").statusCode()).isEqualTo(202);
        assertThat(post(path, "2").statusCode()).isEqualTo(400);
    }

    @Test
    void an_unknown_path_is_not_found() {
        var invocation = offered();
        get("invocation/next");

        assertThat(get("nonsense").statusCode()).isEqualTo(404);
        assertThat(post("invocation/" + invocation.id() + "/nonsense", "1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void half_an_answer_is_none() throws IOException {
        var invocation = offered();
        get("invocation/next");
        URI address = address("");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            String request =
                    "POST /2018-06-01/runtime/invocation/"
                            + invocation.id()
                            + "/response HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }

        assertThatThrownBy(() -> invocation.await(Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
    }

    private Invocation offered() {
        var invocation = new Invocation(event("{\"an\":\"event\"}"), DEADLINE);
        api.offer(invocation);
        return invocation;
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(address(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
