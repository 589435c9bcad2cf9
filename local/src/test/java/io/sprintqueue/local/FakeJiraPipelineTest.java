package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Truth;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.webhook.Attempt;
import io.sprintqueue.fakejira.webhook.Transport;
import io.sprintqueue.fakejira.work.People;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.testing.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// People work in a fake Jira, whose webhooks reach the pipeline repeated and out of order, and the
/// copy ends as the fake Jira is.
class FakeJiraPipelineTest {
    private static final int ACTS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningPipeline pipeline;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        String dataCenter =
                """
                fields:
                      sprint:      { type: sprint, from: [customfield_10107] }
                      rank:        { type: string, from: [customfield_10108] }
                      storyPoints: { type: number, from: [customfield_10106] }
                """;
        pipeline =
                new RunningPipeline(
                        "sites:\n  data-center-9:\n    %s\n  data-center-10:\n    %s\n"
                                .formatted(dataCenter, dataCenter),
                        folder,
                        Stream.of(Dialect.values())
                                .map(FakeJiraPipelineTest::site)
                                .toArray(Site[]::new));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    private static Site site(Dialect dialect) {
        return new Site(dialect.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_copy_of_what_webhooks_told_ends_as_the_jira_that_sent_them(Dialect dialect) {
        Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        var chance = new Random(42);
        var settings = SiteSettings.of(dialect, "https://jira.example");
        var jira = new FakeJira(SampleSite.make(settings, chance, start, 0), chance);
        jira.outbox().transport(jira.outbox().transport().failing(0, 0.1, 0.3));
        String url = pipeline.pipeline.url() + "/webhooks/jira/" + site(dialect);
        jira.site()
                .webhooks()
                .add(Webhook.ofEverything("copy", url, RunningPipeline.SECRET.value()));

        Instant end = work(jira, chance, start);
        deliver(jira, end.plus(Transport.CLOUD.delay()));

        assertThat(jira.outbox().isIdle()).isTrue();
        assertThat(jira.outbox().lost()).isEmpty();
        assertThat(Truth.of(jira.site())).hasSizeGreaterThan(20).anyMatch(Truth::deleted);
        Eventually.holds(PATIENCE, () -> assertThat(differences(jira, site(dialect))).isEmpty());
        assertThat(afterALostWebhook(jira, end)).containsExactlyElementsOf(lostIssues(jira));
    }

    /// The keys of the issues that differ once a webhook was lost: the comparison sees it.
    private static List<String> afterALostWebhook(FakeJira jira, Instant end) {
        Issue issue = jira.site().issues().current().findFirst().orElseThrow();
        var act = new Act(end.plusSeconds(60), jira.site().people().getFirst());
        jira.outbox().transport(jira.outbox().transport().failing(1, 0, 0));
        jira.site()
                .issueWork()
                .edit(act, issue.id(), it -> it.content(content -> content.summary("untold")));
        deliver(jira, act.at());
        return differences(jira, site(jira.site().dialect()));
    }

    private static List<String> lostIssues(FakeJira jira) {
        return jira.outbox().lost().stream()
                .map(lost -> ((Change.OfIssue) lost.delivery().change()).issue().key())
                .toList();
    }

    private static Instant work(FakeJira jira, Random chance, Instant start) {
        var people = new People(jira.site(), chance);
        Instant now = start;
        for (int act = 0; act < ACTS; act++) {
            now = now.plus(people.pause(1));
            people.act(now);
            deliver(jira, now);
        }
        return now;
    }

    private static void deliver(FakeJira jira, Instant now) {
        for (List<Attempt> due = jira.outbox().due(now);
                !due.isEmpty();
                due = jira.outbox().due(now)) {
            due.forEach(attempt -> jira.outbox().answered(attempt, post(jira, attempt), now));
        }
    }

    private static int post(FakeJira jira, Attempt attempt) {
        return pipeline.post(
                        URI.create(attempt.delivery().webhook().url()).getPath(),
                        attempt.delivery().body().getBytes(StandardCharsets.UTF_8),
                        attempt.headers(jira.site().dialect()))
                .statusCode();
    }

    /// The keys of the issues whose copy is not what is true.
    private static List<String> differences(FakeJira jira, Site site) {
        var differences = new ArrayList<String>();
        for (Truth truth : Truth.of(jira.site())) {
            HttpAnswer answer = pipeline.operations.item(site, truth.key());
            if (!(truth.deleted() ? answer.status() == 410 : isSame(jira, truth, answer))) {
                differences.add(truth.key());
            }
        }
        return differences;
    }

    private static boolean isSame(FakeJira jira, Truth truth, HttpAnswer answer) {
        JsonNode item = answer.body();
        return answer.status() == 200
                && item.path("issueId").asText().equals(Long.toString(truth.id()))
                && item.path("key").asText().equals(truth.key())
                && item.path("summary").asText().equals(truth.summary())
                && item.path("status").asText().equals(truth.status())
                && item.path("rank").asText().equals(truth.rank())
                && hasPoints(item, truth)
                && (isSubtask(jira, truth) || hasSprint(item, truth));
    }

    private static boolean hasPoints(JsonNode item, Truth truth) {
        BigDecimal points = truth.points();
        return points == null
                ? item.path("storyPoints").isNull()
                : item.path("storyPoints").decimalValue().compareTo(points) == 0;
    }

    /// What was done in a closed sprint is still in it for the copy, and in none for Jira.
    private static boolean hasSprint(JsonNode item, Truth truth) {
        Long open = truth.sprint();
        String sprint = item.path("sprintId").asText("");
        if (open != null) {
            return sprint.equals(open.toString());
        }
        return sprint.isEmpty()
                || sprint.equals("null")
                || truth.sprints().contains(Long.parseLong(sprint));
    }

    /// A sub-task follows the sprint of its parent, and no webhook tells.
    private static boolean isSubtask(FakeJira jira, Truth truth) {
        return jira.site().issues().current(truth.id()).orElseThrow().isSubtask();
    }
}
