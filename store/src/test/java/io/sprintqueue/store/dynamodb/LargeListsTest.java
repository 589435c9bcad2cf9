package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How many requests the first part of each list takes among a hundred thousand issues.
@Tag("full")
class LargeListsTest {
    private static final Site SITE = new Site("large");
    private static final int ISSUES = 100_000;
    private static final int IN_SPRINTS = 30_000;
    private static final int SPRINTS = 300;
    private static final int PROJECTS = 100;
    private static final int BATCH = 25;
    private static final List<String> REQUESTS = new ArrayList<>();

    private static EmbeddedAws aws;
    private static DynamoQueueReader reader;

    @BeforeAll
    static void fill() {
        aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        var table = new LocalTable(aws.environment(), aws.physicalId("QueueTable"));
        DynamoDbClient client = table.client(new Recording());
        reader = new DynamoQueueReader(client, table.name(), () -> Samples.NOW, _ -> {});
        List<WriteRequest> rows =
                IntStream.range(0, ISSUES).mapToObj(LargeListsTest::issue).toList();
        write(client, table.name(), rows);
        write(
                client,
                table.name(),
                IntStream.range(0, SPRINTS).mapToObj(LargeListsTest::sprint).toList());
        write(
                client,
                table.name(),
                IntStream.range(0, PROJECTS).mapToObj(LargeListsTest::project).toList());
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    @Test
    void a_part_of_a_sprint_of_a_backlog_and_of_the_sprints_is_a_query_and_its_rows() {
        REQUESTS.clear();
        assertThat(reader.sprintIssues(SITE, "7", 100, null).elements()).hasSize(100);
        assertThat(REQUESTS).containsExactly("QueryRequest", "BatchGetItemRequest");

        REQUESTS.clear();
        assertThat(reader.backlogIssues(SITE, "0", 200, null).elements()).hasSize(200);
        assertThat(REQUESTS)
                .containsExactly("QueryRequest", "BatchGetItemRequest", "BatchGetItemRequest");

        REQUESTS.clear();
        assertThat(reader.sprints(SITE, SprintChoice.ALL, 50, null).elements()).hasSize(50);
        assertThat(REQUESTS).containsOnly("QueryRequest", "BatchGetItemRequest").hasSizeLessThan(5);

        REQUESTS.clear();
        assertThat(reader.projects(SITE, 100, null).elements()).hasSize(PROJECTS);
        assertThat(REQUESTS).containsOnly("QueryRequest", "BatchGetItemRequest").hasSizeLessThan(5);
    }

    @Test
    void the_last_part_of_a_backlog_takes_as_many_requests_as_the_first() {
        String next = null;
        int items = 0;
        int most = 0;
        do {
            REQUESTS.clear();
            var page = reader.backlogIssues(SITE, "0", 200, next);
            items += page.elements().size();
            most = Math.max(most, REQUESTS.size());
            next = page.next();
        } while (next != null);

        assertThat(items).isEqualTo(ISSUES - IN_SPRINTS);
        assertThat(most).isEqualTo(3);
    }

    /// Writes rows as a commit does, without its records.
    private static void write(DynamoDbClient client, String table, List<WriteRequest> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<WriteRequest> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            client.batchWriteItem(request -> request.requestItems(Map.of(table, batch)));
        }
    }

    private static WriteRequest issue(int id) {
        FieldValue sprint =
                id < IN_SPRINTS ? new Text(Integer.toString(id % SPRINTS)) : new Cleared();
        return row(
                Samples.issue(SITE, Integer.toString(id)),
                Map.of(
                        Fields.KEY, new Text("ORBIT-" + id),
                        Fields.PROJECT_ID, new Text("0"),
                        Fields.STATUS_CATEGORY, new Text("new"),
                        Fields.RANK, new Text("0|%06d:".formatted(id)),
                        Fields.SPRINT, sprint));
    }

    private static WriteRequest sprint(int id) {
        return row(
                new EntityKey(SITE, Entity.sprint(Integer.toString(id))),
                Map.of(
                        Fields.NAME, new Text("Sprint " + id),
                        Fields.SPRINT_STATE, new Text(id % 10 == 0 ? "active" : "closed")));
    }

    private static WriteRequest project(int id) {
        return row(
                new EntityKey(SITE, Entity.project(Integer.toString(id))),
                Map.of(Fields.KEY, new Text("P" + id)));
    }

    private static WriteRequest row(EntityKey key, Map<String, FieldValue> fields) {
        Map<String, AttributeValue> item =
                new HashMap<>(
                        StateCodec.encode(key, new Versioned(Samples.state(fields), 1), null));
        item.putAll(Keys.state(key));
        return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
    }

    /// Names each request.
    private static final class Recording implements ExecutionInterceptor {
        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            REQUESTS.add(context.request().getClass().getSimpleName());
        }
    }
}
