package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lab.load.Ledger;
import io.sprintqueue.lab.load.Records;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class UpTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00.000400Z");

    private final List<Applied> applied = new ArrayList<>();

    @Test
    void the_events_of_a_load_are_those_received_since_it_began() {
        Up.read(new Parts(Map.of("", part(null, 30, 20, -5_000))), "900000", BEGIN, applied);

        assertThat(applied).hasSize(2);
    }

    @Test
    void they_are_read_part_by_part_to_the_first_that_came_before() {
        Up.read(
                new Parts(Map.of("", part("2", 30, 20), "2", part("3", 10, -5_000))),
                "900000",
                BEGIN,
                applied);

        assertThat(applied).hasSize(3);
    }

    @Test
    void an_event_received_in_the_same_millisecond_is_of_the_load() {
        // Its record has whole milliseconds, and so a time before the load's own.
        Up.read(new Parts(Map.of("", part(null, 0))), "900000", BEGIN, applied);

        assertThat(applied).hasSize(1);
    }

    @Test
    void an_issue_without_events_adds_none_and_an_error_is_one() {
        Up.read(new Parts(Map.of()), "900000", BEGIN, applied);
        assertThat(applied).isEmpty();

        var broken = new HttpAnswer(503, JsonNodeFactory.instance.objectNode());
        assertThatThrownBy(() -> Up.read(new Parts(Map.of("", broken)), "900000", BEGIN, applied))
                .hasMessage("the events of issue 900000 cannot be read: 503");
    }

    @Test
    void an_event_that_is_tried_again_is_not_done_with() {
        HttpAnswer part = part(null, 30, 20);
        ((ObjectNode) part.body().path("events").path(0)).put("outcome", "RETRYING");

        Up.read(new Parts(Map.of("", part)), "900000", BEGIN, applied);

        assertThat(applied).extracting(Applied::id).containsExactly("sent-20");
    }

    @Test
    void it_is_idle_if_nothing_waits_or_is_in_flight_in_any_lane() {
        assertThat(Up.isIdle(lanes(0, 0, 0, 0))).isTrue();
        assertThat(Up.isIdle(lanes(1, 0, 0, 0))).isFalse();
        assertThat(Up.isIdle(lanes(0, 0, 0, 1))).isFalse();
        assertThat(Up.isIdle(lanes(0, null, 0, 0))).isFalse();
        assertThat(Up.isIdle(new HttpAnswer(503, JsonNodeFactory.instance.objectNode()))).isFalse();
    }

    private static HttpAnswer lanes(
            int visible, @Nullable Integer inFlight, int bulkVisible, int bulkInFlight) {
        ObjectNode statistics = JsonNodeFactory.instance.objectNode();
        ObjectNode lanes = statistics.putObject("lanes");
        lanes.putObject("interactive").put("visible", visible).put("inFlight", inFlight);
        lanes.putObject("bulk").put("visible", bulkVisible).put("inFlight", bulkInFlight);
        return new HttpAnswer(200, statistics);
    }

    private static HttpAnswer part(@Nullable String next, int... receivedMillis) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        var events = part.putArray("events");
        Instant second = Instant.parse("2026-11-28T09:00:00Z");
        for (int millis : receivedMillis) {
            events.addObject()
                    .put("identifier", "sent-" + millis)
                    .put("outcome", "APPLIED")
                    .put("receivedAt", second.plusMillis(millis).toString())
                    .put("finishedAt", second.plusMillis(millis + 5).toString());
        }
        part.put("next", next);
        return new HttpAnswer(200, part);
    }

    /// The parts of one issue's events, by where they begin.
    private record Parts(Map<String, HttpAnswer> parts) implements Records {
        @Override
        public HttpAnswer ofIssue(Site site, String issueId, @Nullable String next) {
            var none = new HttpAnswer(404, JsonNodeFactory.instance.objectNode());
            return parts.getOrDefault(next == null ? "" : next, none);
        }

        @Override
        public HttpAnswer one(Ledger.Event event) {
            throw new UnsupportedOperationException("only whole issues are asked for");
        }
    }
}
