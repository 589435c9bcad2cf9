package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StoryEntry;
import io.sprintqueue.store.StoryReader;
import io.sprintqueue.store.StoryReader.Story;
import io.sprintqueue.store.UnreadableRow;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a long story is read: DynamoDB ends a page after a megabyte, which is some 3,000 rows.
class DynamoStoriesTest {
    private static final int PAGE = 3_000;

    private final LongStory client = new LongStory();
    private final StoryReader stories =
            new DynamoStories(
                    client,
                    "queue",
                    () -> Samples.NOW,
                    _ -> {
                        throw new AssertionError("nothing is left undone");
                    });

    private Map<String, AttributeValue> item(int number) {
        var row = StoryCodecTest.row("10013", "%032x".formatted(number));
        return StoryCodec.encode(
                Site.DEFAULT, new StoryEntry("41", row, Samples.NOW.plusSeconds(60)));
    }

    private Story read(int rows) {
        for (int number = 0; number < rows; number++) {
            client.stored.add(item(number));
        }
        return stories.story(Site.DEFAULT, "41");
    }

    @Test
    void a_story_is_read_page_by_page() {
        Story story = read(7_000);

        assertThat(story.rows()).hasSize(7_000);
        assertThat(story.truncated()).isFalse();
        assertThat(client.requests).hasSize(3);
        assertThat(client.requests)
                .allSatisfy(request -> assertThat(request.consistentRead()).isTrue());
    }

    @Test
    void a_story_of_as_many_rows_as_are_read_is_whole() {
        assertThat(read(StoryReader.ROWS_MAX).truncated()).isFalse();
    }

    @Test
    void a_longer_story_is_truncated() {
        Story story = read(StoryReader.ROWS_MAX + 1);

        assertThat(story.rows()).hasSize(StoryReader.ROWS_MAX);
        assertThat(story.truncated()).isTrue();
    }

    @Test
    void a_row_that_cannot_be_read_is_named_and_the_others_are_told() {
        var broken = new HashMap<>(item(1));
        broken.put(Attributes.POINTS_AFTER, AttributeValue.fromN("many"));
        client.stored.add(broken);

        Story story = read(1);

        assertThat(story.rows()).hasSize(1);
        assertThat(story.unreadable())
                .containsExactly(new UnreadableRow(Site.DEFAULT, "story#10013#%032x".formatted(1)));
    }

    /// Gives so many rows at a time, and at the end of each page its last key.
    private static final class LongStory implements DynamoDbClient {
        private final List<Map<String, AttributeValue>> stored = new ArrayList<>();
        private final List<QueryRequest> requests = new ArrayList<>();

        @Override
        public QueryResponse query(QueryRequest request) {
            requests.add(request);
            int from =
                    request.hasExclusiveStartKey()
                            ? (int) new Item(request.exclusiveStartKey()).number("from")
                            : 0;
            int to = Math.min(from + Math.min(PAGE, request.limit()), stored.size());
            var response = QueryResponse.builder().items(stored.subList(from, to));
            return to < stored.size()
                    ? response.lastEvaluatedKey(Map.of("from", Values.number(to))).build()
                    : response.build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
