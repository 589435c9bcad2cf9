package io.sprintqueue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;

class OperationsClientTest {
    private static final String QUEUE = "/ops/sprints/default/7/queue";

    private final CannedServer server = new CannedServer();
    private final OperationsClient operations =
            new OperationsClient(
                    HttpClient.newHttpClient(), URI.create(server.url()), request -> request);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_parts_of_a_queue_are_one_answer() {
        server.answering(
                        QUEUE,
                        200,
                        """
                        {"items":[1],"leftOver":[2],"unreadable":[],"next":"a b","truncated":true}\
                        """)
                .answering(
                        QUEUE + "?next=a%20b",
                        200,
                        """
                        {"items":[3],"leftOver":[4],"unreadable":[5],"truncated":false}\
                        """);

        HttpAnswer answer = operations.sprintQueue(Site.DEFAULT, "7");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items")).hasToString("[1,3]");
        assertThat(answer.body().path("leftOver")).hasToString("[2,4]");
        assertThat(answer.body().path("unreadable")).hasToString("[5]");
        assertThat(answer.body().path("truncated").booleanValue()).isFalse();
    }

    @Test
    void each_part_is_requested_with_the_same_filters() {
        String path = "/ops/backlog/default/ORBIT";
        server.answering(path + "?assignee=none", 200, "{\"items\":[1],\"next\":\"b\"}")
                .answering(path + "?assignee=none&next=b", 200, "{\"items\":[2],\"next\":null}");

        HttpAnswer answer = operations.backlog(Site.DEFAULT, "ORBIT", Map.of("assignee", "none"));

        assertThat(answer.body().path("items")).hasToString("[1,2]");
        assertThat(answer.body().path("next").isNull()).isTrue();
    }

    @Test
    void a_part_that_fails_is_the_answer() {
        server.answering(QUEUE, 200, "{\"items\":[1],\"next\":\"b\"}")
                .answering(QUEUE + "?next=b", 503, "{\"error\":\"unavailable\"}");

        assertThat(operations.sprintQueue(Site.DEFAULT, "7").status()).isEqualTo(503);
    }

    @Test
    void keys_ids_and_filters_are_encoded() {
        operations.item(new Site("acme"), "A B/1");
        operations.event(Site.DEFAULT, "issue-1~ab");
        operations.events(Map.of("outcome", "DEAD & more"));

        assertThat(server.asked())
                .extracting(CannedServer.Asked::path)
                .containsExactly(
                        "/ops/items/acme/A%20B%2F1",
                        "/ops/events/default/issue-1~ab", "/ops/events");
        assertThat(server.asked().getLast().query()).isEqualTo("outcome=DEAD%20%26%20more");
    }

    @Test
    void a_response_that_is_not_json_has_no_body() {
        server.answering("/health", 502, "<html>");

        HttpAnswer answer = operations.health();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body().isNull()).isTrue();
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        server.close();

        assertThatThrownBy(operations::health)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(server.url())
                .hasMessageContaining("./sprintqueue up");
    }
}
