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

    /// As long as Jira lets a summary be, and each character becomes several.
    private static final String LONGEST = "\"<&>'".repeat(51);

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
    void a_report_of_10_000_items_lists_500_of_each_kind_and_says_how_many_are_left_out() {
        api.with("GET /ops/sprints/{site}/{id}/report", 200, report(10_000, "An invoice"));

        String page = page("GET /console/sprints/{site}/{id}/report");

        assertThat(bytes(page)).isLessThan(BROWSER_BYTES_MAX);
        assertThat(page).contains("and 9,500 more");
    }

    @Test
    void a_widget_asks_for_a_hundred_items_and_stays_small_with_the_longest_texts() {
        api.with("GET /ops/sprints/{site}/{id}/queue", 200, board(100, LONGEST));

        assertThat(bytes(widget("sprint"))).isLessThan(WIDGET_BYTES_MAX);
        assertThat(api.asked("GET /ops/sprints/{site}/{id}/queue").getFirst().query())
                .containsEntry("limit", "100");
    }

    @Test
    void a_widget_cuts_a_report_and_what_is_left_over() {
        String items = items(2_000, LONGEST);
        api.with("GET /ops/sprints/{site}/{id}/report", 200, report(2_000, LONGEST));
        api.with(
                "GET /ops/backlog/{site}/{project}",
                200,
                "{\"project\": {\"id\": \"1\"}, \"items\": [], \"leftOver\": [%s]}"
                        .formatted(items));

        assertThat(bytes(widget("report"))).isLessThan(WIDGET_BYTES_MAX);
        String backlog = widget("backlog");
        assertThat(bytes(backlog)).isLessThan(WIDGET_BYTES_MAX);
        assertThat(backlog).contains("and 1,475 more");
    }

    private String widget(String view) {
        var widget = new WidgetConsole(api, () -> KnownApi.NOW);
        return widget.answer(
                KnownApi.json(
                        "{\"view\": \"%s\", \"sprint\": \"41\", \"project\": \"1\"}"
                                .formatted(view)),
                ARN);
    }

    private String page(String route) {
        var console = new BrowserConsole(api, "token", () -> KnownApi.NOW);
        return console.answer(
                        new BrowserConsole.Request(route, Map.of("site", "default", "id", "41")))
                .body();
    }

    private static String board(int items, String summary) {
        return KnownSprints.board(
                "{\"id\": \"41\", \"state\": \"active\"}", items(items, summary), "");
    }

    private static String items(int items, String summary) {
        return IntStream.range(0, items)
                .mapToObj(index -> item(index, summary))
                .collect(Collectors.joining(","));
    }

    private static String report(int items, String summary) {
        return IntStream.range(0, items)
                .mapToObj(index ->
                        """
                        {"issueId": "%d", "key": "ORBIT-%d", "summary": %s,
                         "addedAt": "2035-02-25T10:00:00Z", "end": "carriedOver"}\
                        """
                                .formatted(index, index, KnownAnswers.text(summary)))
                .collect(
                        Collectors.joining(
                                ",", "{\"sprint\": {\"id\": \"41\"}, \"items\": [", "]}"));
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
