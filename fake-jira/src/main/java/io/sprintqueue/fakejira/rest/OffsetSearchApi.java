package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.jql.Jql.Strictness;
import io.sprintqueue.fakejira.rest.Finder.Found;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Searches of Data Center: pages by offset over what the index has at each request, so that rows
/// shift between pages.
final class OffsetSearchApi {
    private static final int PAGE = 1_000;

    private final Site site;
    private final Finder finder;

    OffsetSearchApi(Site site) {
        this.site = site;
        this.finder = new Finder(site);
    }

    Stream<Route> routes() {
        return Stream.of(
                Route.of("GET", "/rest/api/{v}/search", this::byQuery),
                Route.of("POST", "/rest/api/{v}/search", this::byBody),
                Route.of("GET", "/rest/agile/1.0/sprint/{}/issue", this::ofSprint));
    }

    private Answer byQuery(Call call) {
        return search(
                call,
                call.query("jql").orElse(""),
                strictness(call.query("validateQuery").orElse("")),
                call.list("fields"),
                call.number("startAt", 0),
                Pages.size(call, PAGE));
    }

    private Answer byBody(Call call) {
        JsonNode body = call.json();
        return search(
                call,
                body.path("jql").asText(""),
                strictness(body.path("validateQuery").asText("")),
                Call.texts(body.path("fields")),
                Math.max(0, body.path("startAt").asInt(0)),
                Math.clamp(body.path("maxResults").asInt(50), 0, PAGE));
    }

    private static Strictness strictness(String validateQuery) {
        return validateQuery.equals("false") ? Strictness.UNVALIDATED : Strictness.USUAL;
    }

    private Answer search(
            Call call,
            String jql,
            Strictness strictness,
            List<String> fields,
            int start,
            int size) {
        return switch (finder.search(call, jql, strictness)) {
            case Found.Refused(String message) -> Answer.error(400, message);
            case Found.Issues(List<Issue> rows, Comparator<Issue> _) ->
                    page(call, rows, fields, start, size);
        };
    }

    private Answer page(Call call, List<Issue> rows, List<String> fields, int start, int size) {
        int from = Math.min(start, rows.size());
        IssueJson shape = RestApi.shape(site, call);
        Selection selection = Selection.of(fields, Selection.ALL);
        ObjectNode json = Shapes.object().put("expand", "schema,names");
        json.put("startAt", start).put("maxResults", size).put("total", rows.size());
        ArrayNode issues = json.putArray("issues");
        rows.subList(from, Math.min(from + size, rows.size()))
                .forEach(issue -> issues.add(shape.json(issue, selection)));
        return Answer.ok(json);
    }

    private Answer ofSprint(Call call) {
        Optional<Account> account = call.account();
        Optional<Long> sprint = AgileApi.sprint(site, call).map(one -> one.id());
        if (account.isEmpty() || sprint.isEmpty()) {
            return Answer.error(404, "Sprint does not exist or you do not have permission.");
        }
        return page(
                call,
                finder.ofSprint(account.get(), sprint.get(), call.now()),
                call.list("fields"),
                call.number("startAt", 0),
                Pages.size(call, PAGE));
    }
}
