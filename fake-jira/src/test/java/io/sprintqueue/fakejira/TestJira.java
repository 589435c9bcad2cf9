package io.sprintqueue.fakejira;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.fakejira.rest.Answer;
import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.NewIssue;
import io.sprintqueue.fakejira.site.Person;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.SiteSettings;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A small site with one project, a clock that tests move, and a reader who asks it.
public final class TestJira {
    public static final String TOKEN = "the reader's token";
    public static final String ADMIN = "the administrator's token";

    public Instant now = Instant.parse("2026-11-02T09:00:00.123Z");
    public final Site site;
    public final FakeJira jira;
    public final Person ann;
    public final Project project;
    public final Board board;
    private String token = TOKEN;

    public TestJira(Dialect dialect) {
        this(SiteSettings.of(dialect, "https://jira.example"));
    }

    public TestJira(SiteSettings settings) {
        site = new Site(settings);
        jira = new FakeJira(site, new Random(1));
        ann =
                site.put(
                        new Person(
                                "person-1",
                                "ann",
                                "Ann Example",
                                "ann@example.com",
                                ZoneId.of("Asia/Tokyo"),
                                true));
        site.accounts().put(Account.of(ann, TOKEN, "en_US"));
        site.accounts().put(Account.of(ann, ADMIN, "en_US", Trait.ADMIN));
        project = site.projectWork().create(act(), "TEST", "Test", false);
        board = site.projectWork().board(project.id(), "TEST board", Board.Kind.SCRUM);
    }

    public Act act() {
        return new Act(now, ann);
    }

    public Act later(Duration wait) {
        now = now.plus(wait);
        return act();
    }

    public Issue story(String summary) {
        return site.issueWork()
                .create(later(Duration.ofSeconds(1)), NewIssue.story(project.id(), summary));
    }

    public TestJira as(String otherToken) {
        token = otherToken;
        return this;
    }

    /// Asks as the reader.
    ///
    /// @param uri a path and a query
    public Answer get(String uri) {
        return ask("GET", uri, "");
    }

    public Answer post(String uri, String body) {
        return ask("POST", uri, body);
    }

    public Answer ask(String method, String uri, String body) {
        URI target = URI.create(uri);
        Map<String, List<String>> query = new HashMap<>();
        if (target.getRawQuery() != null) {
            for (String pair : target.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                        .add(URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return jira.answer(
                new Request(
                        method,
                        target.getPath(),
                        query,
                        Map.of("authorization", authorization()),
                        body),
                now);
    }

    private String authorization() {
        if (!site.dialect().isCloud()) {
            return "Bearer " + token;
        }
        String pair = ann.email() + ":" + token;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// The body, missing where there is none.
    public static JsonNode json(Answer answer) {
        JsonNode body = answer.body();
        return body == null ? MissingNode.getInstance() : body;
    }

    /// The ids of the issues that a search of the site's dialect finds.
    public List<String> found(String jql) {
        String path =
                site.dialect().isCloud()
                        ? "/rest/api/2/search/jql?jql="
                        : "/rest/api/2/search?jql=";
        Answer answer = get(path + encoded(jql) + "&maxResults=1000&fields=id");
        var ids = new ArrayList<String>();
        json(answer).path("issues").forEach(issue -> ids.add(issue.path("id").asText()));
        return ids;
    }
}
