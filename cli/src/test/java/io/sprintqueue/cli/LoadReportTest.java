package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lab.load.Consumption;
import io.sprintqueue.lab.load.Delivery;
import io.sprintqueue.lab.load.Drain;
import io.sprintqueue.lab.load.JiraClient;
import io.sprintqueue.lab.load.Latencies;
import io.sprintqueue.lab.load.Ledger;
import io.sprintqueue.lab.load.LoadRun;
import io.sprintqueue.lab.load.Settling;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LoadReportTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");
    private static final Entity ISSUE = Entity.issue("10001");

    private final Ledger ledger = new Ledger();
    private final Latencies answered = new Latencies();
    private final Settling settling = new Settling();

    @Test
    void json_has_the_options_the_results_and_the_usage() {
        JsonNode json = report(settledFour(), 2).json();

        assertThat(json.path("options"))
                .hasToString(
                        "{\"rate\":150,\"seconds\":10,\"issues\":5,\"bodyKilobytes\":4,"
                            + "\"warmUp\":20,\"instances\":2,\"sites\":[\"default\",\"acme\"]}");
        assertThat(json.path("sent").asInt()).isEqualTo(6);
        assertThat(json.path("accepted").asInt()).isEqualTo(4);
        assertThat(json.path("retries").asInt()).isEqualTo(6);
        assertThat(json.path("givenUp").asInt()).isEqualTo(1);
        assertThat(json.path("refused").asInt()).isEqualTo(1);
        assertThat(json.path("settled").asInt()).isEqualTo(4);
        assertThat(json.path("drained").asBoolean()).isTrue();
        assertThat(json.path("drainMillis").asInt()).isEqualTo(250);
        // Four events from the first receipt to the last end, in two seconds.
        assertThat(json.path("settledInMinute").asInt()).isEqualTo(120);
        assertThat(json.path("outcomes")).hasToString("{\"applied\":3,\"stale\":1}");
        assertThat(json.path("commits").asInt()).isEqualTo(2);
        assertThat(json.path("eventsInCommit").asDouble()).isEqualTo(2.0);
        assertThat(json.path("answeredMillis").path("p50").asDouble()).isBetween(7.9, 8.1);
        assertThat(json.path("acceptedToAppliedMillis").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("p50", "p90", "p95", "p99", "p99.9", "p100");
        assertThat(json.path("cpuMillis")).hasToString("{\"ProcessorFunction\":60}");
    }

    @Test
    void people_see_the_same_in_a_table() {
        assertThat(printed(report(settledFour(), 2)))
                .containsPattern("\\| accepted +\\| 4 +\\|")
                .containsPattern("\\| applied +\\| 3 +\\|")
                .containsPattern("\\| stale +\\| 1 +\\|")
                .contains("2, 2.00 events in each", "0.06 s, 15.00 ms an event")
                .contains("4, the last 250 ms after the last answer");
    }

    @Test
    void nothing_settled_leaves_out_what_it_would_say_of_times() {
        LoadReport report = report(new Drain(0, 0), null);
        JsonNode json = report.json();

        assertThat(json.path("options").path("instances").isNull()).isTrue();
        assertThat(json.path("settledInMinute").asInt()).isZero();
        assertThat(json.path("eventsInCommit").asDouble()).isZero();
        assertThat(json.path("acceptedToAppliedMillis")).isEmpty();
        assertThat(json.path("answeredMillis")).isEmpty();
        assertThat(printed(report)).doesNotContain("p50").contains("0.00 ms an event");
    }

    @Test
    void it_is_complete_if_everything_sent_was_accepted_and_settled() {
        accept("a");

        assertThat(run(1, new Drain(1, 1)).isComplete()).isTrue();
        assertThat(run(1, new Drain(0, 1)).isComplete()).isFalse();
        assertThat(run(2, new Drain(1, 1)).isComplete()).isFalse();
    }

    @Test
    void a_warm_up_is_no_faster_than_the_load_and_is_limited() {
        assertThat(options(20, null).warmUpRate()).isEqualTo(20);
        assertThat(options(4_000, null).warmUpRate()).isEqualTo(100);
    }

    private LoadReport report(Drain drain, @Nullable Integer instances) {
        var cpu = new TreeMap<>(Map.of("ProcessorFunction", Duration.ofMillis(60)));
        return new LoadReport(options(150, instances), run(6, drain), new Consumption(cpu));
    }

    private LoadRun run(long sent, Drain drain) {
        return new LoadRun(sent, ledger, answered, settling, drain, Duration.ofMillis(250));
    }

    private static LoadOptions options(int rate, @Nullable Integer instances) {
        return new LoadOptions(
                rate,
                Duration.ofSeconds(10),
                5,
                4,
                List.of(Site.DEFAULT, new Site("acme")),
                Duration.ofSeconds(20),
                instances);
    }

    /// Two commits of two events each, and two deliveries that were not accepted.
    private Drain settledFour() {
        for (String text : List.of("a", "b", "c", "d")) {
            accept(text);
            answered.record(Duration.ofMillis(8));
        }
        ledger.enter(delivery("e"), new JiraClient.Result.GivenUp(5));
        ledger.enter(delivery("f"), new JiraClient.Result.Refused(401, 1));
        settle("APPLIED", 0, 1_000);
        settle("APPLIED", 0, 1_000);
        settle("STALE", 100, 2_000);
        settle("APPLIED", 200, 2_000);
        return new Drain(4, 4);
    }

    private void settle(String outcome, int receivedMillis, int finishedMillis) {
        settling.see(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("site", "default")
                        .put("entity", ISSUE.toString())
                        .put("outcome", outcome)
                        .put("receivedAt", BEGIN.plusMillis(receivedMillis).toString())
                        .put("finishedAt", BEGIN.plusMillis(finishedMillis).toString()));
    }

    private void accept(String text) {
        Delivery delivery = delivery(text);
        ledger.enter(
                delivery, new JiraClient.Result.Accepted(EventId.of(ISSUE, delivery.body()), 0));
    }

    private static Delivery delivery(String text) {
        return new Delivery(
                Site.DEFAULT,
                new Body(text.getBytes(StandardCharsets.UTF_8)),
                false,
                Delivery.Fate.SETTLED);
    }

    private static String printed(LoadReport report) {
        var text = new StringWriter();
        report.figures().print(new Output(new PrintWriter(text)));
        return text.toString();
    }
}
