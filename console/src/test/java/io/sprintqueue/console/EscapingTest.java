package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What people write in Jira is shown as they wrote it and never becomes markup: on no page, and
/// at neither edge.
class EscapingTest {
    private static final List<String> ROUTES =
            BrowserConsole.ROUTES.stream()
                    .filter(route -> route.startsWith("GET"))
                    .filter(route -> !route.contains("."))
                    .toList();
    private static final String JIRA = "https://orbit.example.com/browse/ORBIT-2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover=\"alert(1)\" x=\"",
                "' onfocus='alert(1)' autofocus='",
                "</svg></title><img src=x onerror=alert(1)>",
                "</cwdb-action><script>alert(1)</script>",
                "{\"view\":\"overview\"}</style><iframe src=javascript:alert(1)>",
                "javascript:alert(1)",
                "&lt;b&gt; &amp;lt; &#60;script&#62;",
                "${7*7} @if(true) $unsafe{x} {{7*7}}",
                "\u202egnp.exe \u2067مرحبا\u2069",
                "🚀👩‍👩‍👧‍👦\u0000é",
                "bell\u0007 and \u001b[31mred"
            })
    void text_of_others_stays_text(String attack) {
        KnownApi api = attacked(attack);
        var browser = new BrowserConsole(api, "t", () -> KnownApi.NOW);
        var widget = new WidgetConsole(api, () -> KnownApi.NOW);

        int seen = 0;
        for (String route : ROUTES) {
            var request = new BrowserConsole.Request(route, parameters(attack));
            seen += seen(browser.answer(request).body(), attack);
        }
        for (String view : WidgetConsole.VIEWS) {
            String event =
                    "{\"view\":\"%s\",\"site\":%s,\"key\":%s,\"sprint\":\"41\",\"eventId\":%s}"
                            .formatted(
                                    view,
                                    KnownAnswers.text(attack),
                                    KnownAnswers.text(attack),
                                    KnownAnswers.text(attack));
            seen += seen(widget.answer(KnownApi.json(event), "arn"), attack);
        }
        assertThat(seen).as("pages that show it").isGreaterThanOrEqualTo(20);
    }

    /// 1 where the page shows the text.
    private static int seen(String html, String attack) {
        assertThat(html).doesNotContain("\u0000", "\u0007", "\u001b", "\u202e");
        Document page = Jsoup.parse(html);
        assertThat(page.select("script, img, iframe, b, object, embed")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element ->
                        assertThat(element.attributes())
                                .extracting(Attribute::getKey)
                                .noneMatch(name -> name.startsWith("on"))
                                .doesNotContain("autofocus", "style"));
        assertThat(page.select("[href], [src], [action]"))
                .allSatisfy(link ->
                        assertThat(link.attr("href") + link.attr("src") + link.attr("action"))
                                .doesNotContain("javascript:alert(1)\"")
                                .matches("(/.*|#content|call|" + Pattern.quote(JIRA) + ")"));
        return page.wholeText().contains(shown(attack)) ? 1 : 0;
    }

    /// What cannot be seen is shown to be there.
    private static String shown(String attack) {
        return attack.replaceAll("[\u0000\u0007\u001b\u202e]", "\uFFFD");
    }

    private static Map<String, String> parameters(String attack) {
        return Map.of(
                "site",
                attack,
                "key",
                attack,
                "eventId",
                attack,
                "id",
                "41",
                "project",
                attack,
                "board",
                attack,
                "assignee",
                attack,
                "type",
                attack,
                "label",
                attack,
                "next",
                attack);
    }

    private static KnownApi attacked(String attack) {
        String text = KnownAnswers.text(attack);
        String event = KnownAnswers.event("DEAD", attack, attack);
        String sprint = KnownSprints.sprint(attack, "active", null);
        String item = KnownAnswers.item(attack, attack, "DONE").replace("\"" + JIRA + "\"", text);
        return KnownApi.working()
                .with("GET /ops/events", 200, KnownAnswers.events(event, attack))
                .with("GET /ops/events/{site}/{eventId}", 200, event)
                .with("GET /ops/items/{site}/{key}", 200, KnownAnswers.item(attack, attack))
                .with("GET /ops/items/{site}/{key}/explain", 200, KnownAnswers.explanation(attack))
                .with(
                        "GET /ops/sync/{site}",
                        200,
                        KnownSync.site("login_failed", KnownAnswers.text(attack), attack))
                .with("GET /ops/sites", 200, "{\"sites\":[{\"site\":%s}]}".formatted(text))
                .with("GET /ops/sprints/{site}", 200, KnownSprints.list(sprint, true, attack))
                .with("GET /ops/sprints/{site}/{id}/report", 200, KnownSprints.report(attack))
                .with(
                        "GET /ops/projects/{site}",
                        200,
                        """
                        {"projects":[{"id":"1","key":%1$s,"name":%1$s,"lifecycle":%1$s}],
                        "next":%1$s}\
                        """
                                .formatted(text))
                .with(
                        "GET /ops/backlog/{site}/{project}",
                        200,
                        """
                        {"project":{"id":"1","key":%1$s,"name":%1$s},"items":[%2$s],
                        "leftOver":[%2$s],"next":%1$s}\
                        """
                                .formatted(text, item))
                .with(
                        "GET /ops/sprints/{site}/{id}/queue",
                        200,
                        KnownSprints.board(sprint, item, item));
    }
}
