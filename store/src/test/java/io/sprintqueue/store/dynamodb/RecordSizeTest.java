package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.EventRecord.Attempt;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A record is written for each event, and its kilobyte is what a write unit pays for. The figures
/// stand in docs/cost.md.
class RecordSizeTest {
    private static final int RECORD_BYTES_MAX = 1_024;
    private static final Instant NOW = Instant.parse("2026-10-20T00:00:00Z");
    private static final Site SITE = new Site("a-site-with-a-name-as-long-as-it");
    private static final String LONG = "Æ–🌍".repeat(40);

    /// As Jira sends them.
    private static final JiraHeaders HEADERS =
            new JiraHeaders(
                    "b4a3e3d2-1c0f-4a5e-9d8c-7b6a5f4e3d2c",
                    1,
                    "Secondary",
                    "Atlassian Webhook HTTP Client");

    @Test
    void the_record_of_each_sample_event_has_less_than_a_kilobyte_and_all_of_its_changes()
            throws IOException {
        Configuration configuration = configuration(Files.readString(config()));
        for (String deployment : List.of("cloud", "datacenter")) {
            for (Path sample : samples(deployment)) {
                EventRecord record =
                        record(
                                new Body(Files.readAllBytes(sample)),
                                new Site(deployment),
                                configuration);

                int bytes = ItemSize.bytes(RecordCodec.encode(record, "writer-of-36-characters"));

                TestOutput.print(
                        "%s: a record of %d bytes with %d changes"
                                .formatted(
                                        sample.getFileName(),
                                        bytes,
                                        record.changes().changes().size()));
                assertThat(bytes).as(sample.toString()).isLessThan(RECORD_BYTES_MAX);
                assertThat(record.changes().changes())
                        .extracting(Change::valueHash)
                        .doesNotContain(Change.UNSEEN);
                assertThat(stored(record).changes()).hasSameSizeAs(record.changes().changes());
            }
        }
    }

    @Test
    void the_record_of_a_creation_with_the_most_fields_of_the_longest_names_has_less_too() {
        Body body = new Body(largest("jira:issue_created", "").getBytes(StandardCharsets.UTF_8));
        EventRecord record = record(body, SITE, configuration(manyFields()));

        assertThat(record.changes().changes()).hasSizeGreaterThan(30);
        assertFits(record);
    }

    @Test
    void the_record_of_an_edit_of_the_most_fields_keeps_those_of_every_site() {
        String items =
                IntStream.range(0, 24)
                        .mapToObj(index -> item("customfield_%d".formatted(index)))
                        .collect(Collectors.joining(","));
        Body body =
                new Body(
                        largest(
                                        "jira:issue_updated",
                                        ",\"changelog\":{\"id\":\"%s\",\"items\":[%s,%s,%s]}"
                                                .formatted(
                                                        Long.MAX_VALUE,
                                                        items,
                                                        item("status"),
                                                        item("assignee")))
                                .getBytes(StandardCharsets.UTF_8));
        EventRecord record = record(body, SITE, configuration(manyFields()));

        assertThat(record.changes().changes()).hasSize(25);
        assertThat(assertFits(record).changes())
                .extracting(change -> change.register())
                .contains("status", "statusCategory", "assignee");
    }

    @Test
    void a_record_with_attempts_has_the_next_kilobyte_where_its_changes_need_it() {
        Body body = new Body(largest("jira:issue_created", "").getBytes(StandardCharsets.UTF_8));
        EventRecord record = record(body, SITE, configuration(manyFields()));
        for (int attempts = 1; attempts <= EventRecord.ATTEMPTS_MAX; attempts++) {
            EventRecord retried = withAttempts(record, attempts);

            int bytes = ItemSize.bytes(RecordCodec.encode(retried, "w".repeat(36)));

            assertThat(stored(retried).changes())
                    .extracting(Change::register)
                    .contains("status", "statusCategory", "assignee");
            assertThat(bytes)
                    .isLessThan((attempts * 520 / RECORD_BYTES_MAX + 3) * RECORD_BYTES_MAX);
        }
    }

    private static EventRecord withAttempts(EventRecord record, int attempts) {
        return new EventRecord(
                record.envelope(),
                record.outcome(),
                record.reason(),
                record.finishedAt(),
                Collections.nCopies(attempts, new Attempt(NOW, "e".repeat(500))),
                record.bodyKey(),
                record.expiresAt(),
                record.remarks(),
                record.changes());
    }

    private static Changes assertFits(EventRecord record) {
        int bytes = ItemSize.bytes(RecordCodec.encode(record, "w".repeat(36)));
        Changes stored = stored(record);

        TestOutput.print("%d bytes, %d changes left out".formatted(bytes, stored.leftOut()));
        assertThat(bytes).isLessThan(RECORD_BYTES_MAX).isGreaterThan(900);
        assertThat(stored.changes().size() + stored.leftOut())
                .isEqualTo(record.changes().changes().size());
        assertThat(stored.by()).isEqualTo(record.changes().by());
        return stored;
    }

    private static Changes stored(EventRecord record) {
        return RecordCodec.decode(new Item(RecordCodec.encode(record, "writer"))).changes();
    }

    private static EventRecord record(Body body, Site site, Configuration configuration) {
        Routing routing = RoutingPass.of(body);
        RoutingFacts facts =
                switch (routing) {
                    case Routing.Routed(var found, _) -> found;
                    case Routing.Unroutable(var found, _) -> found;
                    case Routing.Malformed(String reason) -> throw new AssertionError(reason);
                };
        Entity entity =
                routing instanceof Routing.Routed(_, Entity about) ? about : Entity.ofItsOwn(body);
        Envelope envelope =
                Envelope.received(
                        site,
                        EventId.of(entity, body),
                        entity,
                        facts,
                        HEADERS,
                        Lane.INTERACTIVE,
                        NOW.plusNanos(123_456_789),
                        null);
        Decision decision = Decision.of(State.EMPTY, envelope, body, configuration, NOW);
        return EventRecord.settled(
                envelope,
                decision,
                Optional.empty(),
                configuration.limits(),
                NOW.plusNanos(123_456_789));
    }

    private static String largest(String webhookEvent, String more) {
        String own =
                IntStream.range(0, 24)
                        .mapToObj(index ->
                                "\"customfield_%d\":\"%s%d\"".formatted(index, LONG, index))
                        .collect(Collectors.joining(","));
        return """
        {"timestamp":%d,"webhookEvent":"%s",
        "user":{"accountId":"%s","displayName":"%s"},
        "issue":{"id":"1234567890123","key":"ANORDINARYKEY-123456","fields":{
        "summary":"%s","issuetype":{"name":"%s"},"priority":{"name":"%s"},
        "status":{"name":"%s","statusCategory":{"key":"indeterminate"}},
        "assignee":{"accountId":"%s","displayName":"%s"},"labels":["%s"],
        "duedate":"2026-10-05","created":"2026-10-05T09:12:44Z",
        "project":{"id":"10031","key":"ANORDINARYKEY"},%s}}%s}\
        """
                .formatted(
                        NOW.toEpochMilli(),
                        webhookEvent,
                        "5".repeat(128),
                        LONG,
                        LONG,
                        LONG,
                        LONG,
                        LONG,
                        "5".repeat(128),
                        LONG,
                        LONG,
                        own,
                        more);
    }

    private static String item(String field) {
        return """
        {"field":"%s","fieldtype":"jira","fieldId":"%s","from":"1","fromString":"%s",
        "to":"2","toString":"%sz"}\
        """
                .formatted(field, field, LONG, LONG);
    }

    /// As many as a site may have, with the longest names.
    private static String manyFields() {
        return IntStream.range(0, 20)
                .mapToObj(index ->
                        "    %s%02d: { type: string, from: [customfield_%d] }%n"
                                .formatted("f".repeat(38), index, index))
                .collect(
                        Collectors.joining(
                                "",
                                "defaults:\n  fields:\n",
                                """
                                    sprint: { type: sprint, from: [customfield_20] }
                                    rank: { type: string, from: [customfield_21] }
                                    storyPoints: { type: number, from: [customfield_22] }
                                    epic: { type: string, from: [customfield_23] }
                                """));
    }

    private static Configuration configuration(String yaml) {
        return switch (ConfigurationReader.read(yaml, "it.yaml")) {
            case ConfigurationResult.Valid(Configuration configuration, _) -> configuration;
            case ConfigurationResult.Invalid(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static Path config() {
        return Path.of("..", "config", "sprintqueue.yaml");
    }

    private static List<Path> samples(String deployment) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "events", deployment))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
