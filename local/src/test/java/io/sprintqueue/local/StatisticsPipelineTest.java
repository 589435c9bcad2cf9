package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestClock;
import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `-Dsprintqueue.statistics.events=10000` is the long form.
@Execution(ExecutionMode.CONCURRENT)
class StatisticsPipelineTest {
    private static final int EVENTS = Integer.getInteger("sprintqueue.statistics.events", 500);

    private static final Duration HEALTH_IS_REMEMBERED = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void statistics_agree_with_the_records_of_the_events(@TempDir Path folder) throws IOException {
        try (var pipeline = new RunningPipeline("", folder)) {
            assertAgreement(pipeline);
        }
    }

    private static void assertAgreement(RunningPipeline pipeline) {
        var ids = new ArrayList<String>();
        for (int event = 0; event < EVENTS; event++) {
            ids.add(pipeline.accepted(Site.DEFAULT, body(event)));
        }
        var outcomes = new HashMap<String, Integer>();
        ids.forEach(id ->
                outcomes.merge(
                        pipeline.settlement(Site.DEFAULT, id).path("outcome").asText(),
                        1,
                        Integer::sum));

        JsonNode stats =
                eventually(
                        pipeline,
                        "/ops/stats?minutes=10",
                        answer -> json(answer).path("accepted").asInt() >= EVENTS);

        TestOutput.print("%d events: %s, counted %s".formatted(EVENTS, outcomes, counted(stats)));
        assertThat(outcomes.keySet()).contains("APPLIED", "STALE", "IGNORED", "DEAD");
        assertThat(stats.path("accepted").asInt()).isEqualTo(EVENTS);
        for (String outcome : List.of("applied", "stale", "ignored", "dead")) {
            assertThat(stats.path(outcome).asInt())
                    .as(outcome)
                    .isEqualTo(outcomes.getOrDefault(outcome.toUpperCase(Locale.ROOT), 0));
        }
        assertThat(stats.path("duplicate").asInt()).isZero();
        assertThat(stats.path("lagMs").path("p50").asLong()).isPositive();
        assertThat(stats.path("queueLagMs").path("p99").isNumber()).isTrue();
        assertThat(stats.path("lanes").path("interactive").path("visible").asInt()).isZero();
        assertHealth(pipeline, 200, "degraded");
        assertThat(check(pipeline, "queue table")).contains("DEAD");
    }

    @Test
    void while_the_table_is_away_health_says_so_and_nothing_is_lost(@TempDir Path folder)
            throws IOException {
        var clock = new TestClock();
        try (var pipeline = new RunningPipeline(retryingSoon(folder), clock)) {
            pipeline.settled(Site.DEFAULT, body(0));
            assertHealth(pipeline, 200, "ok");

            pipeline.pipeline.aws().stop(Service.DYNAMODB);
            clock.advance(HEALTH_IS_REMEMBERED);
            assertHealth(pipeline, 503, "down");
            assertThat(check(pipeline, "queue table")).contains("does not answer");
            // Late, so that its five tries are not spent before the table is back.
            String accepted = pipeline.accepted(Site.DEFAULT, body(2));
            pipeline.pipeline.aws().start(Service.DYNAMODB);

            assertThat(pipeline.settlement(Site.DEFAULT, accepted).path("outcome").asText())
                    .isEqualTo("APPLIED");
            clock.advance(HEALTH_IS_REMEMBERED);
            assertThat(pipeline.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static LocalOptions retryingSoon(Path folder) throws IOException {
        return new LocalOptions(
                ProjectFolder.find().resolve("template.yaml"),
                Files.writeString(
                        folder.resolve("sprintqueue.yaml"),
                        "retry: { base: PT1S, factor: 1, cap: PT1S }\n"),
                0,
                RunningPipeline.secrets());
    }

    private static String counted(JsonNode stats) {
        return Stream.of("accepted", "applied", "stale", "ignored", "dead", "duplicate")
                .map(counter -> counter + " " + stats.path(counter))
                .collect(Collectors.joining(", "));
    }

    private static JsonNode eventually(
            RunningPipeline pipeline, String path, Predicate<HttpResponse<String>> expected) {
        return json(Eventually.get(path, PATIENCE, () -> pipeline.get(path), expected));
    }

    /// The public word, and what operators see.
    private static void assertHealth(RunningPipeline pipeline, int status, String word) {
        assertThat(pipeline.get("/health").statusCode()).isEqualTo(status);
        assertThat(health(pipeline).path("status").asText()).isEqualTo(word);
    }

    private static JsonNode health(RunningPipeline pipeline) {
        return json(pipeline.get("/ops/health"));
    }

    private static String check(RunningPipeline pipeline, String name) {
        for (JsonNode check : health(pipeline).path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("message").asText();
            }
        }
        throw new AssertionError("no check of " + name);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningPipeline.json(answer.body());
    }

    /// Of five events one is stale, since an issue has already had a later one, one says nothing
    /// that is kept, and of fifty one is dead.
    private static String body(int event) {
        long now = Instant.now().toEpochMilli();
        if (event % 50 == 49) {
            return "{\"timestamp\":%d,\"issue\":{\"id\":\"%d\"}}".formatted(now, event);
        }
        return switch (event % 5) {
            case 3 ->
                    "{\"timestamp\":%d,\"webhookEvent\":\"board_created\",\"board\":{\"id\":%d}}"
                            .formatted(now, event);
            case 1 -> update(event / 5, event, now - 60_000);
            default -> update(event % 5 == 0 ? event / 5 : 10_000 + event, event, now - 1_000);
        };
    }

    private static String update(int issue, int event, long time) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%d","key":"TES-%d",
        "fields":{"summary":"%d","status":{"name":"Open","statusCategory":{"key":"new"}}}}}\
        """
                .formatted(time, 20_000 + issue, issue, event);
    }
}
