package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

class StatsCommandTest {
    private static final String STATISTICS =
            """
            {"minutes":15,"accepted":120,"rejected":null,"applied":100,"stale":7,"duplicate":3,
            "ignored":1,"retrying":0,"dead":2,"redriven":5,"lagMs":{"p50":40,"p95":250,"p99":null},
            "queueLagMs":{"p50":9,"p95":30,"p99":31},
            "perMinute":[{"minute":"2026-10-05T09:12:00Z","accepted":20,"applied":19}],
            "lanes":{"interactive":{"visible":4,"inFlight":2,"oldestAgeSeconds":null,
            "motion":"stalled","dlqVisible":1}}}\
            """;

    private final StringWriter written = new StringWriter();
    private final Output output = new Output(new PrintWriter(written));

    @Test
    void statistics_are_tables_with_dashes_for_what_is_not_known() {
        try (var server = new CannedServer()) {
            server.answering("/ops/stats", 200, STATISTICS);

            Ran ran = Shell.run("stats", "--minutes", "15", "--url", server.url());

            assertThat(ran.code()).isZero();
            assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                    .contains(
                            "Last 15 minutes",
                            "| 120 | – | 100 | 7 | 3 | 1 | 0 | 5 | 2 |",
                            "| Jira change to effect | 40 | 250 | – |",
                            "| accepted to effect | 9 | 30 | 31 |",
                            "| interactive | 4 | 2 | – | stalled | 1 | – |",
                            "| 09:12 | 20 | – | 19 | – | – | – | – | – | – |");
            assertThat(server.asked().getFirst().query()).isEqualTo("minutes=15");
        }
    }

    @Test
    void what_was_rejected_for_several_reasons_is_summed_up() {
        assertThat(StatsView.line(json("{\"rejected\":{\"signature\":3,\"size\":2}}")))
                .startsWith("accepted –  rejected 5  applied –");
    }

    @Test
    void on_a_terminal_each_answer_is_written_over_the_one_before() {
        watch(List.of(answer(200, "{\"minutes\":1}"), answer(200, "{\"minutes\":2}")))
                .inPlace(output, times(2));

        String[] frames = written.toString().split("\u001b\\[H", -1);
        assertThat(frames).hasSize(3);
        assertThat(frames[0]).isEqualTo("\u001b[2J");
        assertThat(frames[1]).startsWith("Last 1 minutes\u001b[K").endsWith("\u001b[J");
        assertThat(frames[2]).startsWith("Last 2 minutes\u001b[K").endsWith("\u001b[J");
    }

    @Test
    void elsewhere_each_answer_is_a_line_and_a_failure_does_not_end_it() {
        watch(
                        List.of(
                                answer(200, "{\"accepted\":1}"),
                                () -> {
                                    throw new UncheckedIOException(
                                            "no answer", new IOException("refused"));
                                },
                                answer(503, "{\"error\":\"unavailable\",\"message\":\"wait\"}"),
                                answer(200, "{\"accepted\":2}")))
                .lineByLine(output, times(4));

        assertThat(written.toString().lines().map(line -> line.replaceAll("  .*", "")))
                .containsExactly(
                        "accepted 1",
                        "sprintqueue: no answer (refused)",
                        "unavailable: wait",
                        "accepted 2");
        assertThat(written.toString()).doesNotContain("\u001b");
    }

    @Test
    void known_words_have_a_colour_and_the_columns_stay_in_place() {
        var fields = List.of(new Output.Field<String>("OUTCOME", word -> word));
        new Output(new PrintWriter(written), new Paint(true))
                .table(List.of("DEAD", "APPLIED", "something"), fields);
        String coloured = written.toString();
        written.getBuffer().setLength(0);
        output.table(List.of("DEAD", "APPLIED", "something"), fields);

        assertThat(coloured).contains("\u001b[31m DEAD", "\u001b[32m APPLIED");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(written.toString());
    }

    private static Watch watch(List<Supplier<HttpAnswer>> answers) {
        Queue<Supplier<HttpAnswer>> left = new ArrayDeque<>(answers);
        return new Watch(() -> left.remove().get(), StatsView::print, StatsView::line);
    }

    private static BooleanSupplier times(int count) {
        var left = new ArrayDeque<>(Collections.nCopies(count - 1, true));
        return () -> left.poll() != null;
    }

    private static Supplier<HttpAnswer> answer(int status, String body) {
        return () -> new HttpAnswer(status, json(body));
    }

    private static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }
}
