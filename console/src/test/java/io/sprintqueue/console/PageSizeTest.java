package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How large the pages become. A list of 2,000 items is what the operations API answers at most,
/// and a widget has its own limit, because its answer passes through Lambda and CloudWatch.
class PageSizeTest {
    private static final int BROWSER_BYTES_MAX = 1_500_000;
    private static final int WIDGET_BYTES_MAX = 256_000;
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:console";

    private final KnownApi api = KnownApi.working();

    @Test
    void a_board_of_2_000_items_with_every_fourth_a_sub_task_stays_below_a_megabyte_and_a_half() {
        api.with("GET /ops/sprints/{site}/{id}/queue", 200, board(2_000, "A customer's invoice"));

        String page = page("GET /console/sprints/{site}/{id}");

        assertThat(bytes(page)).isBetween(BROWSER_BYTES_MAX / 2, BROWSER_BYTES_MAX);
        assertThat(page.split("/console/issues/default/ORBIT-")).hasSize(2_001);
    }

    @Test
    void a_report_of_10_000_items_lists_2_000_of_each_kind_and_says_how_many_are_left_out() {
        String entries =
                IntStream.range(0, 10_000)
                        .mapToObj(index ->
                                """
                                {"issueId": "%d", "key": "ORBIT-%d", "summary": "An invoice",
                                 "addedAt": "2035-02-25T10:00:00Z", "end": "carriedOver"}\
                                """
                                        .formatted(index, index))
                        .collect(Collectors.joining(","));
        api.with(
                "GET /ops/sprints/{site}/{id}/report",
                200,
                "{\"sprint\": {\"id\": \"41\"}, \"items\": [%s]}".formatted(entries));

        String page = page("GET /console/sprints/{site}/{id}/report");

        assertThat(bytes(page)).isLessThan(BROWSER_BYTES_MAX);
        assertThat(page).contains("and 8000 more");
    }

    @Test
    void a_widget_asks_for_a_hundred_items_and_stays_small_with_the_longest_summaries() {
        String longest = "\"<&>'".repeat(51);
        api.with("GET /ops/sprints/{site}/{id}/queue", 200, board(100, longest));
        var widget = new WidgetConsole(api, () -> KnownApi.NOW);

        String page =
                widget.answer(KnownApi.json("{\"view\": \"sprint\", \"sprint\": \"41\"}"), ARN);

        assertThat(api.asked("GET /ops/sprints/{site}/{id}/queue").getFirst().query())
                .containsEntry("limit", "100");
        assertThat(bytes(page)).isLessThan(WIDGET_BYTES_MAX);
    }

    private String page(String route) {
        var console = new BrowserConsole(api, "token", () -> KnownApi.NOW);
        return console.answer(
                        new BrowserConsole.Request(route, Map.of("site", "default", "id", "41")))
                .body();
    }

    private static String board(int items, String summary) {
        String joined =
                IntStream.range(0, items)
                        .mapToObj(index -> item(index, summary))
                        .collect(Collectors.joining(","));
        return KnownSprints.board("{\"id\": \"41\", \"state\": \"active\"}", joined, "");
    }

    /// Every fourth is a sub-task of the one before.
    private static String item(int index, String summary) {
        List<String> states = List.of("PENDING", "ACTIVE", "DONE");
        boolean isSubtask = index % 4 == 3;
        return JsonNodeFactory.instance
                .objectNode()
                .put("site", "default")
                .put("key", "ORBIT-" + index)
                .put("summary", summary)
                .put("type", "Story")
                .put("status", "In Progress")
                .put("queueState", states.get(index % 3))
                .put("priority", "Medium")
                .put("storyPoints", 5)
                .put("subtask", isSubtask)
                .put("parentKey", isSubtask ? "ORBIT-" + (index - 1) : "ORBIT-90000")
                .put("url", "https://orbit.example.com/browse/ORBIT-" + index)
                .toString();
    }

    private static int bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }
}
