package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.local.story.SampleEvent;
import io.sprintqueue.local.story.Story;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The console in a real browser, over a whole pipeline that has been told the story of `events/`,
/// attacks among it. Pictures of every page stay in `target/screenshots`, and what axe-core said of
/// each in `target/axe.json`.
class ConsoleBrowserTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Path FINDINGS = Path.of("target/axe.json");
    private static final String ATTACK =
            "</svg><script>document.title='run'</script><img src=x"
                    + " onerror=\"document.title='run'\">";
    private static final Map<String, String> PAGES = new LinkedHashMap<>();
    private static RunningPipeline pipeline;
    private static Chromium browser;
    private static Axe axe;
    private static String dead = "";

    @BeforeAll
    static void tell(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws IOException {
        Path program = Chromium.find().orElse(null);
        if (program == null) {
            TestOutput.print(
                    "SKIPPED: no Chromium on the PATH or named by CHROMIUM, so the console was not"
                            + " tried in a browser (Debian: apt-get install chromium)");
        }
        Assumptions.assumeTrue(program != null, "no Chromium on this machine");
        Path home = ProjectFolder.find();
        String configuration = Files.readString(home.resolve("config/sprintqueue.yaml"));
        pipeline = new RunningPipeline(configuration, folder, new Site("datacenter"));
        List<SampleEvent> story = Story.endingAt(Instant.now(), home.resolve("events"));
        for (SampleEvent event : story) {
            pipeline.accepted(event.site(), text(event));
        }
        SampleEvent created =
                story.stream()
                        .filter(event -> event.name().contains("04-story-created"))
                        .filter(event -> event.site().equals(Site.DEFAULT))
                        .findFirst()
                        .orElseThrow();
        pipeline.settled(Site.DEFAULT, issue(created, "20099", "ORBIT-99", Duration.ZERO));
        dead =
                pipeline.settled(
                                Site.DEFAULT,
                                issue(created, "20099", "ORBIT-99", Duration.ofDays(9)))
                        .path("eventId")
                        .asText();
        browser = Chromium.start(program, Files.createDirectory(folder.resolve("profile")));
        axe = new Axe(browser);
        PAGES.put("overview", "/");
        PAGES.put("sprints", "/console/sprints");
        PAGES.put("failures", "/console/failures");
        PAGES.put("event", "/console/events/default/" + dead);
        PAGES.put("issue", "/console/issues/default/ORBIT-99");
        PAGES.put("story", "/console/issues/default/ORBIT-1");
        PAGES.put("sprint", "/console/sprints/default/41");
        PAGES.put("filtered", "/console/sprints/default/42?state=PENDING&assignee=none");
        PAGES.put("report", "/console/sprints/default/41/report");
        PAGES.put("projects", "/console/backlog");
        PAGES.put("backlog", "/console/backlog/default/ORBIT");
        PAGES.put("syncs", "/console/sync");
        PAGES.put("sync", "/console/sync/default");
        PAGES.put("missing", "/console/issues/default/NONE-1");
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            TestOutput.print(axe.keep(FINDINGS));
            browser.close();
            pipeline.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.complaints.clear();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void every_page_opens_without_a_complaint_fits_and_hinders_no_one(String theme, int width)
            throws IOException {
        var findings = new ArrayList<String>();
        browser.screen(width, theme);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            String name = page.getKey() + "-" + theme + "-" + width;
            open(page.getValue());
            browser.picture(PICTURES.resolve(name + ".png"));
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(name + " needs no horizontal scrolling")
                    .isLessThanOrEqualTo(width);
            assertThat(browser.evaluate("document.querySelectorAll('h1').length").asInt())
                    .as(name)
                    .isOne();
            axe.noted(name).forEach(finding -> findings.add(name + ": " + finding));
        }

        assertThat(findings).isEmpty();
        assertThat(browser.complaints).allMatch(complaint -> complaint.contains("404"));
    }

    @Test
    void axe_finds_what_is_wrong_on_a_page() {
        open("/");
        browser.evaluate("document.querySelector('h1').style.color = '#ccc'");

        assertThat(axe.findings()).anyMatch(finding -> finding.contains("color-contrast"));
    }

    @Test
    void a_page_that_reads_itself_again_has_that_one_finding_because_its_reader_asked_for_it() {
        open("/console/sprints/default/42?refresh=300");

        assertThat(axe.findings()).singleElement().asString().contains("\"rule\":\"meta-refresh\"");
    }

    @Test
    void the_tab_key_reaches_everything_and_one_sees_where_it_is() {
        browser.screen(1280, "light");
        open("/console/sprints/default/42");
        int things =
                browser.evaluate(
                                "document.querySelectorAll('a, button, select, summary,"
                                        + " input:not([type=hidden])').length")
                        .asInt();
        for (int thing = 0; thing < things; thing++) {
            browser.tab();
            browser.evaluate("document.activeElement.dataset.reached = 'yes'");
            assertThat(
                            browser.evaluate(
                                            "getComputedStyle(document.activeElement).outlineStyle")
                                    .asText())
                    .as(browser.evaluate("document.activeElement.outerHTML").asText())
                    .isEqualTo("solid");
        }

        assertThat(browser.evaluate("document.querySelectorAll('[data-reached]').length").asInt())
                .isEqualTo(things)
                .isGreaterThan(10);
    }

    @Test
    void a_script_in_a_summary_stays_text() {
        open("/console/issues/default/ORBIT-99");

        assertThat(browser.evaluate("document.querySelector('h1').textContent").asText())
                .isEqualTo("ORBIT-99 " + ATTACK);
        assertThat(browser.evaluate("document.querySelectorAll('script, img').length").asInt())
                .isZero();
        assertThat(browser.evaluate("document.title").asText()).startsWith("ORBIT-99");
    }

    @Test
    void the_policy_stops_a_script_even_if_it_got_onto_a_page() {
        open("/");

        browser.evaluate(
                "var s = document.createElement('script');"
                        + "s.textContent = \"document.title = 'run'\"; document.body.append(s)");

        assertThat(browser.evaluate("document.title").asText()).isNotEqualTo("run");
        assertThat(browser.complaints).anyMatch(complaint -> complaint.contains("default-src"));
    }

    @Test
    void the_replay_button_calls_the_api_and_shows_its_response() {
        open("/console/failures");

        browser.follow("document.querySelector('form.sq-replay button').click()");

        assertThat(browser.evaluate("document.querySelector('.sq-notice').textContent").asText())
                .contains("Queued again");
        assertThat(browser.evaluate("document.querySelector('h1').textContent").asText())
                .isEqualTo(dead);
    }

    @Test
    void every_link_of_a_page_leads_to_a_page() {
        var seen = new ArrayList<String>();
        for (String path : PAGES.values()) {
            open(path);
            browser.evaluate("[...document.querySelectorAll('main a')].map(a => a.href)")
                    .forEach(link -> seen.add(link.asText()));
        }

        assertThat(seen).isNotEmpty();
        for (String link : seen.stream().distinct().toList()) {
            assertThat(pipeline.get(link).statusCode())
                    .as(link)
                    .isIn(link.endsWith("/report") ? List.of(200, 404) : List.of(200));
        }
    }

    private static void open(String path) {
        browser.open(pipeline.pipeline.url().resolve(path));
    }

    private static String text(SampleEvent event) {
        return new String(event.body().bytes(), StandardCharsets.UTF_8);
    }

    private static String issue(SampleEvent like, String id, String key, Duration ahead) {
        ObjectNode body = (ObjectNode) RunningPipeline.json(text(like));
        body.put("timestamp", Instant.now().plus(ahead).toEpochMilli());
        ObjectNode issue = (ObjectNode) body.path("issue");
        issue.put("id", id).put("key", key);
        ((ObjectNode) issue.path("fields")).put("summary", ATTACK);
        return body.toString();
    }
}
