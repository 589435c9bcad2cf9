package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Project.Lifecycle;
import io.sprintqueue.fakejira.site.Site;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Projects: paged and by lifecycle on Cloud, one list on Data Center.
final class ProjectApi {
    private static final int PAGE = 100;

    private final Site site;
    private final Shapes shapes;

    ProjectApi(Site site) {
        this.site = site;
        this.shapes = new Shapes(site);
    }

    Stream<Route> routes() {
        return Stream.of(
                site.dialect().isCloud()
                        ? Route.of("GET", "/rest/api/{v}/project/search", this::search)
                        : Route.of("GET", "/rest/api/{v}/project", this::list),
                Route.of("GET", "/rest/api/{v}/project/{}", this::project));
    }

    private Answer search(Call call) {
        Set<Lifecycle> wanted = EnumSet.noneOf(Lifecycle.class);
        for (String status : call.list("status")) {
            switch (status.toLowerCase(Locale.ROOT)) {
                case "live" -> wanted.add(Lifecycle.LIVE);
                case "archived" -> wanted.add(Lifecycle.ARCHIVED);
                case "deleted" -> wanted.add(Lifecycle.TRASHED);
                default -> {
                    return Answer.error(400, "The status '" + status + "' is not valid.");
                }
            }
        }
        if (wanted.isEmpty()) {
            wanted.add(Lifecycle.LIVE);
        }
        List<String> keys = call.list("keys");
        List<ObjectNode> rows =
                visible(call)
                        .filter(project -> wanted.contains(project.lifecycle()))
                        .filter(project -> keys.isEmpty() || keys.contains(project.key()))
                        .map(shapes::listedProject)
                        .toList();
        ObjectNode page = Pages.values(call, rows, PAGE);
        return Answer.ok(page.put("self", shapes.self("/rest/api/2/project/search")));
    }

    private Answer list(Call call) {
        boolean archived = call.query("includeArchived").filter("true"::equals).isPresent();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        visible(call)
                .filter(project -> archived || project.lifecycle() == Lifecycle.LIVE)
                .map(shapes::listedProject)
                .forEach(list::add);
        return Answer.ok(list);
    }

    private Answer project(Call call) {
        return site.project(call.part(0))
                .filter(one -> call.account().filter(account -> account.sees(one)).isPresent())
                .filter(one -> one.lifecycle() != Lifecycle.TRASHED)
                .map(one -> Answer.ok(shapes.listedProject(one)))
                .orElseGet(() ->
                        Answer.error(
                                404, "No project could be found with key '" + call.part(0) + "'."));
    }

    private Stream<Project> visible(Call call) {
        return call.account().stream()
                .flatMap(account -> site.projects().stream().filter(account::sees));
    }
}
