package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.local.HttpFront.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class HttpFrontTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final byte[] BINARY = {0, (byte) 0xFF, 'x'};

    private Runnable duringEmpty = () -> {};
    private final BlockingQueue<APIGatewayV2HTTPEvent> events = new LinkedBlockingQueue<>();
    private final HttpFront front =
            HttpFront.start(
                    0,
                    List.of(
                            new Route("POST", "/echo/{name}", this::echo),
                            new Route("GET", "/binary", _ -> binary()),
                            new Route("GET", "/empty", _ -> empty()),
                            new Route("GET", "/fails", _ -> fail())),
                    () -> Instant.EPOCH);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
        front.close();
    }

    @Test
    void a_request_reaches_its_route_with_its_exact_bytes() throws Exception {
        HttpResponse<byte[]> answer = post("/echo/a%20b?x=1", BINARY);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(BINARY);
        assertThat(answer.headers().firstValue("x-name")).contains("a b");
        assertThat(events.remove().getQueryStringParameters()).containsEntry("x", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "%", "x=a|b", "x={issue.key}", "x=\"^`<>\\", "x=%FF"})
    void a_query_that_is_not_encoded_reaches_its_route(String query) throws IOException {
        assertThat(raw("GET /empty?" + query + " HTTP/1.1\r\nHost: localhost"))
                .startsWith("HTTP/1.1 204 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo//x", "/empty/", "/empty/..", "/empty;x", "/echo/x/y", "/"})
    void an_odd_path_is_not_found(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void a_request_under_way_is_answered_before_the_front_is_closed() throws Exception {
        var closing = new CompletableFuture<Void>();
        duringEmpty =
                () ->
                        closing.completeAsync(() -> {
                            front.close();
                            return null;
                        });

        assertThat(get("/empty").statusCode()).isEqualTo(204);
        closing.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> get("/empty")).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_may_be_binary_or_empty() throws Exception {
        assertThat(get("/binary").body()).isEqualTo(BINARY);
        assertThat(get("/empty").statusCode()).isEqualTo(204);
        assertThat(get("/empty").body()).isEmpty();
    }

    @Test
    void another_path_or_method_is_not_found() throws Exception {
        assertThat(get("/echo/x").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(text(get("/nowhere"))).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void head_gets_a_status_and_no_body() throws Exception {
        var request =
                HttpRequest.newBuilder(front.url().resolve("/binary"))
                        .method("HEAD", BodyPublishers.noBody())
                        .build();

        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_function_that_throws_gives_500_and_nothing_of_its_reason() throws Exception {
        HttpResponse<byte[]> answer = get("/fails");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_body_beyond_api_gateways_own_limit_is_refused_before_the_function() throws Exception {
        byte[] limit = new byte[10 * 1024 * 1024];

        assertThat(post("/echo/x", new byte[limit.length + 1]).statusCode()).isEqualTo(413);
        assertThat(events).isEmpty();
        assertThat(post("/echo/x", limit).statusCode()).isEqualTo(202);
    }

    @Test
    void a_page_of_another_origin_is_refused() throws Exception {
        var request =
                HttpRequest.newBuilder(front.url().resolve("/empty"))
                        .header("Origin", "https://example.com")
                        .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Host or Origin", "open " + front.url());
    }

    @Test
    void a_name_that_was_rebound_to_this_machine_is_refused() throws IOException {
        int port = front.url().getPort();

        for (String host : List.of("rebound.example.com", "localhost.:" + port, "evil@127.0.0.1")) {
            assertThat(raw("GET /empty HTTP/1.1\r\nHost: " + host))
                    .as(host)
                    .matches(answer -> answer.matches("(?s)HTTP/1.1 40[03] .*"));
        }
        for (String host : List.of("localhost:" + port, "LOCALHOST", "[::1]:" + port)) {
            assertThat(raw("GET /empty HTTP/1.1\r\nHost: " + host))
                    .as(host)
                    .startsWith("HTTP/1.1 204 ");
        }
        assertThat(raw("GET /empty HTTP/1.0")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_to_do() {
        int port = front.url().getPort();

        assertThatThrownBy(() -> HttpFront.start(port, List.of(), () -> Instant.EPOCH))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "cannot listen on port " + port + " of loopback; choose another by --port");
    }

    @Test
    void it_listens_on_loopback_only() {
        assertThat(front.url().getHost()).isEqualTo("127.0.0.1");
    }

    private APIGatewayV2HTTPResponse echo(APIGatewayV2HTTPEvent event) {
        events.add(event);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(202)
                .withHeaders(Map.of("x-name", event.getPathParameters().get("name")))
                .withBody(event.getBody())
                .withIsBase64Encoded(event.getIsBase64Encoded())
                .build();
    }

    private static APIGatewayV2HTTPResponse binary() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(Base64.getEncoder().encodeToString(BINARY))
                .withIsBase64Encoded(true)
                .build();
    }

    private APIGatewayV2HTTPResponse empty() {
        duringEmpty.run();
        return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
    }

    private static APIGatewayV2HTTPResponse fail() {
        throw new IllegalStateException("a secret reason");
    }

    private HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
        URI uri = front.url().resolve(path);
        return http.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        URI uri = front.url().resolve(path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    /// The JDK's client lets choose neither the host nor what is no encoding.
    private String raw(String head) throws IOException {
        try (var socket = new Socket(LOOPBACK, front.url().getPort())) {
            String request = head + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
