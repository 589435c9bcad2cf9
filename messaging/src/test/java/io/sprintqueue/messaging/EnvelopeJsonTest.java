package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class EnvelopeJsonTest {
    /// Written by the first version. Messages like these may be in a queue for 14 days, so this
    /// text is never to be changed, only read.
    private static final String RECORDED =
            """
            {"v":1,"site":"acme","id":"issue-10013~44136fa355b3678a1146ad16f7e8649e",\
            "entity":"sprint-41","event":"jira:issue_updated\\u0000\\uFFFE\\uD83D",\
            "key":"ORBIT-1 \\uD83D\\uDE80","at":"2026-10-06T09:02:51.610Z",\
            "received":"2026-11-24T07:27:57.123456Z","identifier":"7c0e6b1a","retry":3,\
            "flow":"Secondary","agent":"Atlassian \\"Webhook\\" HTTP Client","lane":"bulk",\
            "cycle":2,"replay":7,"due":"2026-11-24T08:00:00Z",\
            "trace":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",\
            "body":"bodies/acme/x"}\
            """;

    @Test
    void what_the_first_version_wrote_is_read_for_ever() {
        var delivery = EnvelopeJson.read(RECORDED);

        assertThat(delivery.envelope()).isEqualTo(Messages.whole(Messages.body("{}")));
        assertThat(delivery.bodyKey()).isEqualTo("bodies/acme/x");
    }

    @Test
    void what_is_written_now_is_what_the_first_version_wrote() {
        assertThat(EnvelopeJson.write(Messages.whole(Messages.body("{}")), "bodies/acme/x"))
                .isEqualTo(RECORDED);
    }

    /// Code of the first version would take it for a webhook, so it is to leave it alone.
    @Test
    void what_sync_has_read_says_so_and_is_of_the_second_version() {
        var body = Messages.body("{}");
        var facts =
                new RoutingFacts(
                        "sprintqueue:issue_snapshot",
                        1L,
                        "7",
                        "ORBIT-1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Set.of());
        var read =
                Envelope.ofReading(
                        Site.DEFAULT, Entity.issue("7"), body, facts, Instant.ofEpochMilli(5));

        String json = EnvelopeJson.write(read, null);

        assertThat(json).startsWith("{\"v\":2,").contains("\"origin\":\"sync\"");
        assertThat(EnvelopeJson.read(json).envelope()).isEqualTo(read);
        assertThat(EnvelopeJson.read(EnvelopeJson.rewrite(json, read.redriven())).envelope())
                .isEqualTo(read.redriven());
        assertThatThrownBy(() -> EnvelopeJson.read(json.replace("\"sync\"", "\"moon\"")))
                .hasMessage("the delivery has no valid 'origin'");
    }

    @Test
    void what_is_absent_or_zero_is_left_out() {
        var envelope = Messages.envelope(Messages.body("{}"), Lane.INTERACTIVE, 0, 0);

        String json = EnvelopeJson.write(envelope, null);

        assertThat(json)
                .isEqualTo(
                        """
                        {"v":1,"site":"default",\
                        "id":"issue-10013~44136fa355b3678a1146ad16f7e8649e",\
                        "entity":"issue-10013","received":"2026-11-24T07:27:57.123456Z",\
                        "lane":"interactive"}\
                        """);
        assertThat(EnvelopeJson.read(json)).isEqualTo(new EnvelopeJson.Delivery(envelope, null));
    }

    @Test
    void names_that_are_not_known_are_ignored() {
        String newer = RECORDED.replace("{\"v\":1", "{\"v\":1,\"later\":{\"a\":[1]}");

        assertThat(EnvelopeJson.read(newer)).isEqualTo(EnvelopeJson.read(RECORDED));
    }

    @Test
    void a_higher_version_is_refused_by_its_number() {
        assertThatThrownBy(() -> EnvelopeJson.read(RECORDED.replace("\"v\":1", "\"v\":3")))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage(
                        "the delivery has version 3, this code reads 1 and 2: newer code reads it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "id", "entity", "received", "lane"})
    void a_missing_value_is_named(String name) {
        String without = RECORDED.replace("\"" + name + "\":", "\"x\":");

        assertThatThrownBy(() -> EnvelopeJson.read(without))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the delivery has no valid '" + name + "'");
    }

    @Test
    void damage_is_refused_without_quoting_it() {
        var damaged =
                List.of(
                        "",
                        "[]",
                        "{\"v\":1",
                        "private",
                        RECORDED.replace("\"acme\"", "\"private_\""),
                        RECORDED.replace("\"issue-10013~", "\"private-10013~"),
                        RECORDED.replace("\"bulk\"", "\"private\""),
                        RECORDED.replace("\"2026-11-24T08", "\"private"));

        assertThat(damaged)
                .allSatisfy(text ->
                        assertThatThrownBy(() -> EnvelopeJson.read(text))
                                .isInstanceOf(UnreadableMessageException.class)
                                .message()
                                .doesNotContain("private"));
    }
}
