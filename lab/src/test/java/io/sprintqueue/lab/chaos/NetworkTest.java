package io.sprintqueue.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Each fault, on the way to a server that answers with the body it was sent.
@Execution(ExecutionMode.CONCURRENT)
class NetworkTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Network network = new Network();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final URI url;

    NetworkTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        url =
                network.through(
                        Stretch.S3,
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x"));
    }

    @AfterEach
    void stop() {
        network.close();
        http.close();
        server.stop(0);
    }

    @Test
    void all_passes_while_nothing_is_wrong() throws Exception {
        String large = "0123456789".repeat(100_000);

        assertThat(answer(large)).isEqualTo(large);
    }

    @Test
    void an_environment_is_changed_only_where_it_names_an_engine() {
        String engine = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> changed =
                network.through(Map.of("AWS_ENDPOINT_URL_S3", engine, "AWS_REGION", "eu-west-1"));

        assertThat(changed).containsEntry("AWS_REGION", "eu-west-1").hasSize(2);
        assertThat(changed.get("AWS_ENDPOINT_URL_S3")).isNotEqualTo(engine);
    }

    @Test
    void refused_connections_never_reach_the_server_and_pass_again_when_healed() throws Exception {
        assertThat(answer("before")).isEqualTo("before");
        network.set(Stretch.S3, new Fault.Refuse());

        assertThatThrownBy(() -> answer("lost")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(1);

        network.heal();
        assertThat(answer("after")).isEqualTo("after");
    }

    @Test
    void a_lost_answer_was_given_nevertheless() throws Exception {
        network.set(Stretch.S3, new Fault.LoseAnswers());

        assertThatThrownBy(() -> answer("done")).isInstanceOf(IOException.class);
        assertThat(asked.get()).isPositive();
    }

    @Test
    void silence_ends_by_the_time_out_alone_and_its_connections_with_it() throws Exception {
        network.set(Stretch.S3, new Fault.Silence());

        assertThatThrownBy(() -> answer("lost")).isInstanceOf(HttpTimeoutException.class);
        assertThat(asked).hasValue(0);

        network.set(Stretch.S3, null);
        assertThat(answer("after")).isEqualTo("after");
    }

    @Test
    void what_is_late_or_slow_arrives_whole() throws Exception {
        String body = "0123456789".repeat(5_000);
        network.set(Stretch.S3, new Fault.Lag(Duration.ofMillis(20)));
        assertThat(answer(body)).isEqualTo(body);
        network.set(Stretch.S3, new Fault.Trickle(1_000_000));

        assertThat(answer(body)).isEqualTo(body);
    }

    private String answer(String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(2))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
