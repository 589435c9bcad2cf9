package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What of a batch fails if something of it cannot be read.
class UnreadableRowsTest {
    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final BatchProcessor processor = store.processor("writer");

    @Test
    void a_state_that_cannot_be_read_fails_its_own_group_only() {
        process(Bodies.update("2", "before", 30));
        store.store.spoil(key("2"));

        List<Result> results =
                process(
                        Bodies.update("1", "a", 10),
                        Bodies.update("2", "b", 20),
                        Bodies.update("2", "c", 10),
                        Bodies.update("3", "d", 10));

        assertThat(failed(results)).containsExactly("message-1", "message-2");
        assertThat(Stream.of("1", "3").map(this::state)).allMatch(state -> state.revision() == 1);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed ->
                                assertThat(failed.error()).startsWith("UnreadableRowException: "));
    }

    @Test
    void a_record_that_cannot_be_read_fails_itself_and_what_is_behind_it() {
        LaneMessage spoilt = Bodies.update("1", "spoilt", 20);
        process(spoilt);
        store.store.spoil(EventKey.of(spoilt.envelope()));

        List<Result> results =
                process(
                        Bodies.update("1", "before", 15),
                        spoilt,
                        Bodies.update("1", "behind", 10),
                        Bodies.update("2", "other", 10));

        assertThat(failed(results)).containsExactly("message-1", "message-2");
        assertThat(state("1").state().text("summary")).hasValue("before");
        assertThat(state("2").revision()).isEqualTo(1);
    }

    @Test
    void where_the_read_of_a_batch_fails_each_group_is_read_by_itself() {
        store.readFails = entities -> entities.contains(key("2"));

        List<Result> results =
                process(
                        Bodies.update("1", "a", 10),
                        Bodies.update("2", "b", 10),
                        Bodies.update("3", "c", 10));

        assertThat(failed(results)).containsExactly("message-1");
        assertThat(Stream.of("1", "3").map(this::state)).allMatch(state -> state.revision() == 1);
    }

    /// Ten more reads would wait for ten more time-outs, and load a table that is slow already.
    @ParameterizedTest
    @MethodSource("outages")
    void while_the_table_is_away_one_failed_read_stays_one(RuntimeException outage) {
        store.readFails = _ -> true;
        store.readFailure = outage;

        List<Result> results =
                process(
                        Bodies.update("1", "a", 10),
                        Bodies.update("2", "b", 10),
                        Bodies.update("3", "c", 10));

        assertThat(failed(results)).containsExactly("message-0", "message-1", "message-2");
        assertThat(store.reads).isEqualTo(1);
    }

    static List<RuntimeException> outages() {
        return List.of(
                ApiCallTimeoutException.create(1_000),
                SdkClientException.create("no answer", new SocketTimeoutException()),
                ProvisionedThroughputExceededException.builder()
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("ProvisionedThroughputExceededException")
                                        .build())
                        .build(),
                InternalServerErrorException.builder().statusCode(500).build());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void while_the_table_is_away_one_failed_commit_stays_one(RuntimeException outage) {
        store.next.add(_ -> {
            throw outage;
        });

        List<Result> results = process(Bodies.update("1", "a", 20), Bodies.update("1", "b", 10));

        assertThat(failed(results)).containsExactly("message-0", "message-1");
        assertThat(store.commits).hasSize(1);
        assertThat(store.reads).isEqualTo(1);
    }

    @Test
    void after_the_deadline_no_group_is_read_by_itself() {
        store.readFails = _ -> true;

        List<Result> results =
                processor.process(
                        Batches.groups(Bodies.update("1", "a", 10), Bodies.update("2", "b", 10)),
                        Bodies.NOW);

        assertThat(failed(results)).containsExactly("message-0", "message-1");
        assertThat(store.reads).isEqualTo(1);
    }

    private List<Result> process(LaneMessage... messages) {
        return processor.process(Batches.groups(messages), Bodies.NOW.plusSeconds(5));
    }

    private static List<String> failed(List<Result> results) {
        return results.stream()
                .filter(Result.Failed.class::isInstance)
                .map(Result::messageId)
                .toList();
    }

    private Versioned state(String issueId) {
        return store.store.read(Set.of(key(issueId)), Set.of()).state(key(issueId));
    }

    private static EntityKey key(String issueId) {
        return new EntityKey(Site.DEFAULT, Entity.issue(issueId));
    }
}
