package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.jql.Jql.Strictness;
import io.sprintqueue.fakejira.jql.Keys;
import io.sprintqueue.fakejira.rest.Finder.Found;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Searches of Cloud: pages by token, no total, bounded queries only.
final class SearchApi {
    private static final int LIGHT_PAGE = 5_000;
    private static final int PAGE = 100;
    private static final int RECONCILED_MAX = 50;

    private final Site site;
    private final Finder finder;
    private final Cursors cursors = new Cursors();

    SearchApi(Site site) {
        this.site = site;
        this.finder = new Finder(site);
    }

    /// What is asked for, whether in a query or in a body.
    private record Asked(
            String jql, List<String> fields, int size, String token, List<String> reconcile) {
        static Asked query(Call call) {
            return new Asked(
                    call.query("jql").orElse(""),
                    call.list("fields"),
                    call.number("maxResults", 50),
                    call.query("nextPageToken").orElse(""),
                    call.list("reconcileIssues"));
        }

        static Asked body(Call call) {
            JsonNode body = call.json();
            return new Asked(
                    body.path("jql").asText(""),
                    Call.texts(body.path("fields")),
                    body.path("maxResults").asInt(50),
                    body.path("nextPageToken").asText(""),
                    Call.texts(body.path("reconcileIssues")));
        }
    }

    Stream<Route> routes() {
        return Stream.of(
                Route.of(
                        "GET", "/rest/api/{v}/search/jql", call -> search(call, Asked.query(call))),
                Route.of(
                        "POST", "/rest/api/{v}/search/jql", call -> search(call, Asked.body(call))),
                Route.of("POST", "/rest/api/{v}/search/approximate-count", this::count),
                Route.of("POST", "/rest/api/{v}/jql/match", this::match),
                Route.of("GET", "/rest/software/1.0/sprint/{}/issue", this::ofSprint),
                Route.of("GET", "/rest/api/{v}/search", SearchApi::gone),
                Route.of("POST", "/rest/api/{v}/search", SearchApi::gone));
    }

    private static Answer gone(Call call) {
        return Answer.error(
                410,
                "The requested API has been removed. Please migrate to the"
                        + " /rest/api/3/search/jql API.");
    }

    private Answer search(Call call, Asked asked) {
        if (asked.reconcile.size() > RECONCILED_MAX) {
            return Answer.error(400, "reconcileIssues takes at most " + RECONCILED_MAX + " ids.");
        }
        Found found =
                finder.search(
                        call, asked.jql, Strictness.BOUNDED, reconciled(call, asked.reconcile));
        return switch (found) {
            case Found.Refused(String message) -> Answer.error(400, message);
            case Found.Issues(List<Issue> rows, Comparator<Issue> order) ->
                    page(call, asked, rows, order);
        };
    }

    /// The index, but with the given issues as they are now.
    private Stream<Issue> reconciled(Call call, List<String> ids) {
        Set<Long> fresh = new LinkedHashSet<>();
        ids.forEach(id -> Keys.id(id).ifPresent(fresh::add));
        return Stream.concat(
                site.issues().indexed(call.now()).filter(issue -> !fresh.contains(issue.id())),
                fresh.stream().flatMap(id -> site.issues().current(id).stream()));
    }

    private Answer page(Call call, Asked asked, List<Issue> rows, Comparator<Issue> order) {
        Selection selection = Selection.of(asked.fields, Selection.NONE);
        List<Issue> rest = rows;
        if (!asked.token.isEmpty()) {
            var last = cursors.last(asked.token, asked.jql, call.now());
            if (last.isEmpty()) {
                return Answer.error(400, "The next page token is not valid or has expired.");
            }
            rest = rows.stream().filter(row -> order.compare(row, last.get()) > 0).toList();
        }
        int size = Math.min(Math.max(1, asked.size), selection.isLight() ? LIGHT_PAGE : PAGE);
        List<Issue> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode json = Shapes.object();
        ArrayNode issues = json.putArray("issues");
        IssueJson shape = RestApi.shape(site, call);
        for (Issue issue : page) {
            issues.add(
                    asked.fields.isEmpty()
                            ? Shapes.object().put("id", Long.toString(issue.id()))
                            : shape.json(issue, selection));
        }
        boolean isLast = page.size() == rest.size();
        if (!isLast) {
            json.put("nextPageToken", cursors.after(page.getLast(), asked.jql, call.now()));
        }
        return Answer.ok(json.put("isLast", isLast));
    }

    /// The issues of a sprint by rank, with the same tokens.
    private Answer ofSprint(Call call) {
        Asked asked = Asked.query(call);
        String jql = "sprint = " + call.part(0) + " ORDER BY Rank";
        return search(
                call,
                new Asked(
                        jql,
                        asked.fields.isEmpty() ? List.of("*navigable") : asked.fields,
                        asked.size,
                        asked.token,
                        asked.reconcile));
    }

    private Answer count(Call call) {
        return switch (finder.search(
                call, call.json().path("jql").asText(""), Strictness.BOUNDED)) {
            case Found.Refused(String message) -> Answer.error(400, message);
            case Found.Issues(List<Issue> rows, Comparator<Issue> _) ->
                    Answer.ok(Shapes.object().put("count", rows.size()));
        };
    }

    /// Which of the given issues match each of the given queries.
    private Answer match(Call call) {
        JsonNode body = call.json();
        var ids = new ArrayList<Long>();
        body.path("issueIds").forEach(id -> ids.add(id.asLong()));
        ObjectNode json = Shapes.object();
        ArrayNode matches = json.putArray("matches");
        for (String jql : Call.texts(body.path("jqls"))) {
            ObjectNode match = matches.addObject();
            ArrayNode matched = match.putArray("matchedIssues");
            ArrayNode errors = match.putArray("errors");
            Stream<Issue> among =
                    site.issues().indexed(call.now()).filter(one -> ids.contains(one.id()));
            switch (finder.search(call, jql, Strictness.USUAL, among)) {
                case Found.Refused(String message) -> errors.add(message);
                case Found.Issues(List<Issue> rows, Comparator<Issue> _) ->
                        rows.forEach(issue -> matched.add(issue.id()));
            }
        }
        return Answer.ok(json);
    }
}
