package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// What each of the four engines answers to whom.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsOnlyTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(Engine.LOOPBACK);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    /// Each engine understands enough of this to answer something else than 403.
    private static final String CALL =
            """
            Content-Type: application/x-amz-json-1.0
            X-Amz-Target: DynamoDB_20120810.ListTables
            Authorization: AWS4-HMAC-SHA256 Credential=local/20200101/eu-west-1/dynamodb/aws4_request,\
             SignedHeaders=host, Signature=0
            """;

    private final SqsEngine sqs = new SqsEngine("eu-west-1", null);
    private final List<Engine> engines =
            List.of(
                    sqs,
                    new DynamoDbEngine(null),
                    new S3Engine(null),
                    new SecretsEngine("eu-west-1", "000000000000", null));

    @AfterAll
    void close() {
        engines.forEach(Engine::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:PORT",
                "127.0.0.1",
                "localhost:PORT",
                "LocalHost:PORT",
                "[::1]:PORT"
            })
    void a_program_of_this_machine_is_answered(String host) throws IOException {
        for (Engine engine : engines) {
            assertThat(statuses(engine, call(engine, "Host: " + host)))
                    .as(engine.toString())
                    .hasSize(1)
                    .doesNotContain(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:PORT",
                "Host: EVIL.EXAMPLE.:PORT",
                "Host: localhost.:PORT",
                "Host: localhost.evil.example",
                "Host: 127.0.0.1.evil.example:PORT",
                "Host: 0.0.0.0:PORT",
                "Host: 192.168.0.1",
                "Host: 127.0.0.1:PORT\nOrigin: http://evil.example",
                "Host: 127.0.0.1:PORT\nOrigin: null",
                "Host: 127.0.0.1:PORT\norigin: file://",
                "Host: 127.0.0.1:PORT\nOrigin: http://127.0.0.1:PORT",
                "Host: localhost:PORT\nORIGIN: http://localhost:PORT",
                "Host: 127.0.0.1:PORT\nSec-Fetch-Site: cross-site",
                "Host: 127.0.0.1:PORT\nsec-fetch-site: none"
            })
    void a_page_and_a_rebound_name_are_refused(String headers) throws IOException {
        for (Engine engine : engines) {
            assertThat(statuses(engine, call(engine, headers)))
                    .as(engine.toString())
                    .containsExactly(403);
        }
    }

    @Test
    void a_request_that_names_no_host_or_two_is_refused() throws IOException {
        for (Engine engine : engines) {
            String old = call(engine, "Accept: */*").replace("HTTP/1.1", "HTTP/1.0");
            assertThat(statuses(engine, old)).as(engine.toString()).isSubsetOf(400, 403);
            String two = call(engine, "Host: 127.0.0.1:PORT\nHost: evil.example");
            assertThat(statuses(engine, two)).as(engine.toString()).isSubsetOf(400, 403);
        }
    }

    @Test
    void a_refused_request_has_no_effect_and_the_connection_continues() throws IOException {
        String answers =
                answers(
                        sqs,
                        request("CreateQueue", "{\"QueueName\":\"good\"}", "")
                                + request(
                                        "CreateQueue",
                                        "{\"QueueName\":\"evil\"}",
                                        "Sec-Fetch-Site: cross-site\n")
                                + request("ListQueues", "{}", "Connection: close\n"));

        assertThat(statuses(answers)).containsExactly(200, 403, 200);
        assertThat(answers).contains("/good\"").doesNotContain("/evil\"");
    }

    @Test
    void a_restart_changes_nothing() throws IOException {
        for (Engine engine : engines) {
            engine.stop();
            engine.start();
            assertThat(statuses(engine, call(engine, "Host: evil.example"))).containsExactly(403);
        }
    }

    private String request(String action, String body, String more) {
        return filled(
                        sqs,
                        "POST / HTTP/1.1\nHost: 127.0.0.1:PORT\nX-Amz-Target: AmazonSQS."
                                + action
                                + "\nContent-Length: "
                                + body.length()
                                + "\n"
                                + more
                                + "\n")
                + body;
    }

    private static String call(Engine engine, String headers) {
        return filled(
                engine,
                "POST / HTTP/1.1\n"
                        + headers
                        + "\nConnection: close\nContent-Length: 2\n"
                        + CALL
                        + "\n{}");
    }

    private static String filled(Engine engine, String request) {
        return request.replace("PORT", Integer.toString(engine.endpoint().getPort()))
                .replace("\n", "\r\n");
    }

    private static List<Integer> statuses(Engine engine, String request) throws IOException {
        return statuses(answers(engine, request));
    }

    private static List<Integer> statuses(String answers) {
        return STATUS.matcher(answers)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static String answers(Engine engine, String requests) throws IOException {
        try (var socket = new Socket(LOOPBACK, engine.endpoint().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
