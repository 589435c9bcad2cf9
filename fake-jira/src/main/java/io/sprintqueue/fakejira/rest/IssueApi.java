package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Issues by id or key, as they are now.
final class IssueApi {
    static final String MISSING = "Issue does not exist or you do not have permission to see it.";

    private static final int BULK_MAX = 100;

    private final Site site;
    private final Finder finder;
    private final ChangelogJson changelogs;

    IssueApi(Site site) {
        this.site = site;
        this.finder = new Finder(site);
        this.changelogs = new ChangelogJson(site);
    }

    Stream<Route> routes() {
        Stream<Route> everywhere =
                Stream.of(
                        Route.of("GET", "/rest/api/{v}/issue/{}", this::issue),
                        Route.of("GET", "/rest/api/{v}/issue/{}/changelog", this::changelog));
        return site.dialect().isCloud()
                ? Stream.concat(
                        everywhere,
                        Stream.of(
                                Route.of("POST", "/rest/api/{v}/issue/bulkfetch", this::bulk),
                                Route.of(
                                        "POST",
                                        "/rest/api/{v}/changelog/bulkfetch",
                                        this::changelogs)))
                : everywhere;
    }

    private Answer issue(Call call) {
        return finder.byIdOrKey(call, call.part(0))
                .map(issue -> Answer.ok(json(call, issue, call.list("fields"))))
                .orElseGet(() -> Answer.error(404, MISSING));
    }

    private ObjectNode json(Call call, Issue issue, List<String> fields) {
        ObjectNode json =
                RestApi.shape(site, call).json(issue, Selection.of(fields, Selection.ALL));
        if (call.list("expand").contains("changelog")) {
            List<ObjectNode> histories = changelogs.histories(issue, RestApi.zone(site, call));
            ObjectNode changelog = json.putObject("changelog");
            changelog.put("startAt", 0);
            changelog.put("maxResults", histories.size());
            changelog.put("total", histories.size());
            changelog.putArray("histories").addAll(histories.reversed());
        }
        return json;
    }

    private Answer changelog(Call call) {
        return finder.byIdOrKey(call, call.part(0))
                .map(issue -> changelogs.histories(issue, RestApi.zone(site, call)))
                .map(histories -> Answer.ok(Pages.values(call, histories, BULK_MAX)))
                .orElseGet(() -> Answer.error(404, MISSING));
    }

    /// By ascending id, whatever the order asked in; what is missing is listed apart.
    private Answer bulk(Call call) {
        JsonNode body = call.json();
        List<String> asked = Call.texts(body.path("issueIdsOrKeys"));
        if (asked.isEmpty() || asked.size() > BULK_MAX) {
            return Answer.error(400, "issueIdsOrKeys takes from 1 to " + BULK_MAX + " issues.");
        }
        ObjectNode json = Shapes.object();
        ArrayNode issues = json.putArray("issues");
        ArrayNode errors = json.putArray("issueErrors");
        Selection selection = Selection.of(Call.texts(body.path("fields")), Selection.ALL);
        IssueJson shape = RestApi.shape(site, call);
        found(call, asked, errors).stream()
                .sorted(Comparator.comparingLong(Issue::id))
                .forEach(issue -> issues.add(shape.json(issue, selection)));
        return Answer.ok(json);
    }

    private List<Issue> found(Call call, List<String> asked, ArrayNode errors) {
        Map<Long, Issue> found = new LinkedHashMap<>();
        for (String each : asked) {
            finder.byIdOrKey(call, each)
                    .ifPresentOrElse(
                            issue -> found.put(issue.id(), issue),
                            () -> errors.addObject().put("id", each).put("errorMessage", MISSING));
        }
        return List.copyOf(found.values());
    }

    private Answer changelogs(Call call) {
        JsonNode body = call.json();
        List<String> asked = Call.texts(body.path("issueIdsOrKeys"));
        List<String> fields = Call.texts(body.path("fieldIds"));
        if (asked.isEmpty() || asked.size() > 1_000 || fields.size() > 10) {
            return Answer.error(400, "At most 1000 issues and 10 fields can be asked for.");
        }
        ObjectNode json = Shapes.object();
        ArrayNode logs = json.putArray("issueChangeLogs");
        asked.stream()
                .flatMap(each -> finder.byIdOrKey(call, each).stream())
                .forEach(issue -> {
                    ObjectNode log = logs.addObject().put("issueId", Long.toString(issue.id()));
                    log.putArray("changeHistories")
                            .addAll(changelogs.histories(issue, RestApi.zone(site, call), fields));
                });
        return Answer.ok(json);
    }
}
