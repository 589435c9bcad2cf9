package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.PlainContext;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.store.dynamodb.DynamoCells;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Logins;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The function as its environment makes it, on the engines of the template, against a fake Jira.
class SyncHandlerTest {
    private static final int ISSUES = 30;

    /// The answers' `Date` is of the real clock.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final FakeJiraServer jira = FakeJiraServer.start(0, () -> now, this::jira);
    private final EmbeddedAws aws =
            EmbeddedAws.start(
                    Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
    private final Map<String, String> environment =
            new HashMap<>(aws.functionEnvironment("SyncFunction"));

    /// The clock stands still, so all requests come out of one burst.
    @BeforeEach
    void configure(@TempDir Path folder) throws IOException {
        String quick = "sync: { requestsPerSecond: 50 }";
        Path file = Files.writeString(folder.resolve("sprintqueue.yaml"), quick);
        environment.put("CONFIG_FILE", file.toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "sync");
    }

    @AfterEach
    void stop() {
        aws.close();
        jira.close();
    }

    private FakeJira jira(String url) {
        var chance = new Random(7);
        var settings = SiteSettings.of(Dialect.CLOUD, url);
        return new FakeJira(SampleSite.make(settings, chance, now, ISSUES), chance);
    }

    private String invoke() {
        return invoke(Map.of());
    }

    private String invoke(Map<String, Object> detail) {
        var handler = new SyncHandler(environment, () -> now);
        var context =
                new PlainContext("sync") {
                    @Override
                    public int getRemainingTimeInMillis() {
                        return 180_000;
                    }
                };
        var event = new ScheduledEvent();
        event.setDetail(detail);
        return handler.handleRequest(event, context);
    }

    private void credentials(String json) {
        aws.putSecret("JiraCredentials", json);
    }

    private String reader(String url) {
        return """
        {"kind":"token","url":"%s","email":"ada@example.com","token":"%s"}\
        """
                .formatted(url, SampleSite.READER_TOKEN);
    }

    private int inTheBulkLane() {
        SqsClient sqs = clients().client(SqsClient.builder(), Service.SQS);
        return QueueDepth.of(sqs, aws.physicalId("BulkLane")).visible();
    }

    private List<JobState> jobs(String site) {
        return new JobStates(cells()).of(new Site(site));
    }

    private Cells cells() {
        var dynamoDb = clients().client(DynamoDbClient.builder(), Service.DYNAMODB);
        return new DynamoCells(dynamoDb, aws.physicalId("SyncTable"));
    }

    private AwsClients clients() {
        return new AwsClients(environment, Duration.ofSeconds(5));
    }

    @Test
    void the_first_invocation_does_every_job_and_sends_each_issue_once() {
        credentials("{\"acme\":%s}".formatted(reader(jira.url().toString())));

        assertThat(invoke()).isEqualTo(Job.values().length + " slices");
        assertThat(jobs("acme")).allMatch(state -> state.lastGood() != null);
        assertThat(inTheBulkLane()).isGreaterThanOrEqualTo(ISSUES);
        assertThat(invoke()).as("nothing is due").isEqualTo("0 slices");
    }

    @Test
    void without_credentials_nothing_is_done() {
        assertThat(invoke()).isEqualTo("0 slices");
        assertThat(inTheBulkLane()).isZero();
    }

    @Test
    void a_site_whose_jira_does_not_answer_keeps_no_other_from_being_read() {
        String away = reader("http://127.0.0.1:1");
        credentials("{\"acme\":%s,\"beta\":%s}".formatted(reader(jira.url().toString()), away));
        invoke();

        assertThat(jobs("acme")).allMatch(state -> state.lastGood() != null);
        assertThat(jobs("beta")).allMatch(state -> state.lastGood() == null);
    }

    @Test
    void a_site_whose_credentials_or_jobs_are_damaged_keeps_no_other_from_being_read() {
        String plain = reader("http://jira.beta.example");
        String good = reader(jira.url().toString());
        credentials("{\"acme\":%s,\"beta\":%s,\"gamma\":%s}".formatted(good, plain, good));
        cells().change("jobs#gamma", Job.FILL.toString(), _ -> "{");

        SyncRun run = SyncWiring.of(environment, () -> now, Transport.HTTP);
        SyncRun.Ran ran = run.run(now.plusSeconds(60));

        assertThat(jobs("acme")).allMatch(state -> state.lastGood() != null);
        assertThat(ran.failed())
                .extracting(failed -> failed.site().name())
                .containsExactly("beta", "gamma");
        assertThat(run.faultyJobs(now)).containsEntry(new Site("acme"), 0L);
        assertThat(new Logins(cells()).of(new Site("beta")).problem())
                .contains("JiraCredentials", "the url must be https");
        assertThat(invoke(Map.of("doctor", "beta"))).contains("the url must be https");
    }

    @Test
    void a_site_is_examined_from_here_and_nothing_is_due_for_it() {
        credentials("{\"acme\":%s}".formatted(reader(jira.url().toString())));

        assertThat(invoke(Map.of("doctor", "acme")))
                .contains("\"site\":\"acme\"", "\"ok\":true", "\"check\":\"token\"")
                .doesNotContain(SampleSite.READER_TOKEN);
        assertThat(inTheBulkLane()).isZero();
        assertThat(invoke(Map.of("doctor", "other"))).contains("has none of that site");
        assertThat(invoke(Map.of("doctor", "NO SITE"))).contains("has none of that site");
    }

    @Test
    void what_the_environment_lacks_is_named_at_once() {
        assertThatThrownBy(() -> new SyncHandler(Map.of(), () -> now))
                .hasMessageContainingAll(
                        "SYNC_TABLE_NAME is missing", "CREDENTIALS_SECRET_ID is missing");
    }
}
