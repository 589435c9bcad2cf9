package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;
import io.sprintqueue.core.story.StoryRows;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StoryEntry;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class StoryCodecTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";
    private static final Site SITE = new Site("s".repeat(32));

    static StoryRow row(String issueId, String hash) {
        return new StoryRow(
                issueId,
                new Stamp(true, 1_791_200_000_123L, 1_791_200_000_456L, 77, hash),
                "TES-1",
                true,
                true,
                new Side(false, Points.NONE, Category.UNTOLD),
                new Side(true, new Points(BigDecimal.valueOf(5)), Category.DONE));
    }

    private static Map<String, AttributeValue> encoded(StoryRow row) {
        return StoryCodec.encode(SITE, new StoryEntry("41", row, Samples.NOW));
    }

    @Test
    void a_row_stands_in_the_partition_of_its_sprint_under_issue_and_body() {
        assertThat(encoded(row("10013", HASH)))
                .containsEntry(Attributes.PK, Values.text(SITE + "#sprint-41"))
                .containsEntry(Attributes.SK, Values.text("story#10013#" + HASH))
                .containsEntry(Attributes.EXPIRES_AT, Values.number(Samples.NOW.getEpochSecond()));
    }

    @Test
    void a_row_is_in_no_index() {
        assertThat(encoded(row("10013", HASH)).keySet())
                .doesNotContainAnyElementsOf(
                        Set.of(
                                Attributes.SPRINT_KEY,
                                Attributes.RANK_KEY,
                                Attributes.ISSUE_KEY,
                                Attributes.OUTCOME_SHARD,
                                Attributes.OUTCOME_AT));
    }

    @Test
    void a_category_that_a_newer_version_wrote_is_unknown() {
        var item = new HashMap<>(encoded(row("10013", HASH)));
        item.put(Attributes.CATEGORY_AFTER, Values.text("PAUSED"));

        assertThat(StoryCodec.decode(new Item(item)).after().category())
                .isEqualTo(Category.UNKNOWN);
    }

    @Test
    void an_item_without_a_time_is_no_row() {
        var item = new HashMap<>(encoded(row("10013", HASH)));
        item.remove(Attributes.TIMESTAMP);

        assertThatThrownBy(() -> StoryCodec.decode(new Item(item))).hasMessageContaining("no time");
    }

    /// Every id, number and key as long as it may be, from the body on.
    @Test
    void the_worst_body_leaves_rows_of_at_most_400_bytes() throws Exception {
        String id = "i".repeat(40);
        String left = "s".repeat(40);
        String stays = "u".repeat(40);
        String number = "1234567890123456789.0123456789012345678";
        String body =
                """
                {"timestamp":253402300799999,"webhookEvent":"jira:issue_updated",
                "issue":{"id":"%s","key":"%s-1","fields":{"summary":"S","project":{"id":"1"},
                "created":"2026-10-01T07:00:00.000Z","updated":"9999-12-31T23:59:59.999Z",
                "issuetype":{"name":"Sub-task","subtask":true},
                "status":{"id":"3","statusCategory":{"key":"new"}},
                "customfield_1":[{"id":"%s","state":"active"}],"customfield_2":%s}},
                "changelog":{"id":"%d","items":[
                {"field":"Sprint","fieldtype":"custom","fieldId":"customfield_1",
                "from":"%s","fromString":"x","to":"%s","toString":"y"},
                {"field":"Story Points","fieldtype":"custom","fieldId":"customfield_2",
                "from":null,"fromString":"-%s","to":null,"toString":"-%s"}]}}
                """
                        .formatted(
                                id,
                                "Ä".repeat(11),
                                stays,
                                number,
                                Long.MAX_VALUE,
                                left + ", " + stays,
                                stays,
                                number,
                                number);
        var mapping =
                new FieldMapping(
                        List.of(
                                FieldRule.of(Fields.SPRINT, FieldType.SPRINT, "customfield_1"),
                                FieldRule.of(
                                        Fields.STORY_POINTS, FieldType.NUMBER, "customfield_2")));
        var bytes = new Body(body.getBytes(StandardCharsets.UTF_8));
        var parsed = JiraEventParser.parse(bytes, Entity.issue(id), Origin.JIRA);
        assertThat(parsed).isInstanceOf(Parsed.Understood.class);

        Map<String, StoryRow> rows =
                StoryRows.of(id, ((Parsed.Understood) parsed).event(), bytes, mapping);

        assertThat(rows).hasSize(2);
        assertThat(rows.values())
                .allSatisfy(row -> {
                    assertThat(row.key()).isNotNull();
                    assertThat(row.before().points()).isNotNull();
                });
        rows.forEach((sprint, row) ->
                assertThat(
                                ItemSize.bytes(
                                        StoryCodec.encode(
                                                SITE,
                                                new StoryEntry(
                                                        sprint,
                                                        row,
                                                        Instant.parse("9999-12-31T23:59:59Z")))))
                        .isBetween(300, 400));
    }
}
