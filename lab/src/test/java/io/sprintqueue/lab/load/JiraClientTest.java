package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.lab.load.JiraClient.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/// Against a server that answers one status after the other; 0 is no answer.
class JiraClientTest {
    private static final String EVENT = "issue-10001~" + "0123456789abcdef".repeat(2);

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> tries = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final JiraClient jira;

    JiraClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    tries.add(
                            headers.getFirst("X-Atlassian-Webhook-Identifier")
                                    + " "
                                    + headers.getFirst("X-Atlassian-Webhook-Retry"));
                    int status = Objects.requireNonNullElse(statuses.poll(), 503);
                    byte[] body =
                            ("{\"eventId\":\"" + EVENT + "\"}").getBytes(StandardCharsets.UTF_8);
                    if (status > 0) {
                        exchange.sendResponseHeaders(status, body.length);
                        exchange.getResponseBody().write(body);
                    }
                    exchange.close();
                });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        jira =
                new JiraClient(
                        new WebhookSender(http, url),
                        new SiteSecrets(Map.of(Site.DEFAULT, List.of(new Secret("s")))),
                        Duration.ofMillis(2));
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    @Test
    void what_is_not_answered_or_not_finally_is_sent_again_under_the_same_identifier() {
        statuses.addAll(List.of(503, 429, 0, 408, 202));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Result.Accepted.class,
                        accepted -> {
                            assertThat(accepted.event()).hasToString(EVENT);
                            assertThat(accepted.retries()).isEqualTo(4);
                        });
        String identifier = tries.getFirst().replace(" null", "");
        assertThat(tries)
                .containsExactly(
                        identifier + " null",
                        identifier + " 1",
                        identifier + " 2",
                        identifier + " 3",
                        identifier + " 4");
    }

    @Test
    void after_five_retries_it_gives_up() {
        assertThat(deliver()).isEqualTo(new Result.GivenUp(5));
        assertThat(tries).hasSize(6);
    }

    @Test
    void any_other_refusal_is_final() {
        statuses.addAll(List.of(500, 401, 202));

        assertThat(deliver()).isEqualTo(new Result.Refused(401, 1));
        assertThat(tries).hasSize(2);
    }

    private Result deliver() {
        var body = new Body("{}".getBytes(StandardCharsets.UTF_8));
        return jira.deliver(new Delivery(Site.DEFAULT, body, false, Delivery.Fate.SETTLED));
    }
}
