package io.sprintqueue.console.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.console.data.Filters;

import org.jspecify.annotations.Nullable;

/// How each route is written: as a path in a browser, as parameters in a widget.
final class Addresses {
    private Addresses() {}

    static Address path(Route route) {
        return switch (route) {
            case Route.Overview(int minutes) ->
                    Address.of("/console").with("minutes", Integer.toString(minutes));
            case Route.Sprints(String site, String state, String board, String next) ->
                    Address.of("/console/sprints")
                            .with("site", site)
                            .with("state", state)
                            .with("board", board)
                            .with("next", next);
            case Route.Sprint(String site, String sprintId, Filters filters, String next) ->
                    Address.of("/console/sprints", site, sprintId)
                            .with(filters.query())
                            .with("next", next);
            case Route.Report(String site, String sprintId) ->
                    Address.of("/console/sprints", site, sprintId, "report");
            case Route.Projects(String site, String next) ->
                    Address.of("/console/backlog").with("site", site).with("next", next);
            case Route.Backlog(String site, String project, Filters filters, String next) ->
                    Address.of("/console/backlog", site, project)
                            .with(filters.query())
                            .with("next", next);
            case Route.Failures(String outcome, String next) ->
                    Address.of("/console/failures").with("outcome", outcome).with("next", next);
            case Route.OneEvent(String site, String eventId) ->
                    Address.of("/console/events", site, eventId);
            case Route.Issue(String site, String key, String next) ->
                    Address.of("/console/issues", site, key).with("next", next);
            case Route.Syncs() -> Address.of("/console/sync");
            case Route.Sync(String site) -> Address.of("/console/sync", site);
        };
    }

    static ObjectNode parameters(Route route) {
        return switch (route) {
            case Route.Overview _ -> view("overview");
            case Route.Sprints(String site, String state, String board, String next) ->
                    view("sprints")
                            .put("site", site)
                            .put("state", state)
                            .put("board", board)
                            .put("next", next);
            case Route.Sprint(String site, String sprintId, Filters filters, String next) ->
                    filtered("sprint", filters, next).put("site", site).put("sprint", sprintId);
            case Route.Report(String site, String sprintId) ->
                    view("report").put("site", site).put("sprint", sprintId);
            case Route.Projects(String site, String next) ->
                    view("backlog").put("site", site).put("next", next);
            case Route.Backlog(String site, String project, Filters filters, String next) ->
                    filtered("backlog", filters, next).put("site", site).put("project", project);
            case Route.Failures(String outcome, String next) ->
                    view("failures").put("outcome", outcome).put("next", next);
            case Route.OneEvent(String site, String eventId) ->
                    view("event").put("site", site).put("eventId", eventId);
            case Route.Issue(String site, String key, String next) ->
                    view("issue").put("site", site).put("key", key).put("next", next);
            case Route.Syncs() -> view("syncs");
            case Route.Sync(String site) -> view("sync").put("site", site);
        };
    }

    private static ObjectNode filtered(String view, Filters filters, @Nullable String next) {
        ObjectNode json = view(view);
        filters.query().forEach(json::put);
        return json.put("next", next);
    }

    private static ObjectNode view(String view) {
        return JsonNodeFactory.instance.objectNode().put("view", view);
    }
}
