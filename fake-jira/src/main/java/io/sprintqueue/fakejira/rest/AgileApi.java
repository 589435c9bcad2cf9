package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.jql.Keys;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Status;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Boards and sprints.
final class AgileApi {
    private static final int PAGE = 50;

    private final Site site;
    private final Shapes shapes;

    AgileApi(Site site) {
        this.site = site;
        this.shapes = new Shapes(site);
    }

    Stream<Route> routes() {
        Stream<Route> everywhere =
                Stream.of(
                        Route.of("GET", "/rest/agile/1.0/board", this::boards),
                        Route.of("GET", "/rest/agile/1.0/board/{}", this::board),
                        Route.of(
                                "GET",
                                "/rest/agile/1.0/board/{}/configuration",
                                this::configuration),
                        Route.of("GET", "/rest/agile/1.0/board/{}/sprint", this::sprints),
                        Route.of("GET", "/rest/agile/1.0/sprint/{}", this::sprint));
        return site.dialect().isCloud()
                ? Stream.concat(
                        everywhere,
                        Stream.of(
                                Route.of("GET", "/rest/agile/1.0/sprint/{}/issue", AgileApi::gone),
                                Route.of("GET", "/rest/agile/1.0/board/{}/issue", AgileApi::gone)))
                : everywhere;
    }

    private static Answer gone(Call call) {
        return Answer.error(410, "The requested API has been removed.");
    }

    private Answer boards(Call call) {
        List<String> types = call.list("type");
        Optional<String> project = call.query("projectKeyOrId");
        List<ObjectNode> rows =
                visible(call)
                        .filter(board -> types.isEmpty() || types.contains(board.kind().label()))
                        .filter(board -> project.isEmpty() || isOf(board, project.get()))
                        .map(shapes::board)
                        .toList();
        return call.account().isEmpty()
                ? Answer.notAuthenticated()
                : Answer.ok(Pages.values(call, rows, PAGE));
    }

    private boolean isOf(Board board, String project) {
        return site.project(project).filter(one -> one.id() == board.project()).isPresent();
    }

    private Stream<Board> visible(Call call) {
        return call.account().stream()
                .flatMap(account -> site.boards().stream().filter(account::sees))
                .filter(board ->
                        site.project(board.project()).lifecycle() == Project.Lifecycle.LIVE);
    }

    private Optional<Board> find(Call call) {
        return visible(call)
                .filter(board -> call.part(0).equals(Long.toString(board.id())))
                .findFirst();
    }

    private static Answer noBoard() {
        return Answer.error(
                404,
                "The requested board cannot be viewed because it either does not exist or you do"
                        + " not have permission to view it.");
    }

    private Answer board(Call call) {
        return find(call).map(board -> Answer.ok(shapes.board(board))).orElseGet(AgileApi::noBoard);
    }

    private Answer configuration(Call call) {
        return find(call)
                .map(board -> Answer.ok(configuration(board)))
                .orElseGet(AgileApi::noBoard);
    }

    private ObjectNode configuration(Board board) {
        ObjectNode json = Shapes.object();
        json.put("id", board.id());
        json.put("name", board.name());
        json.put("type", board.kind().label());
        String path = "/rest/agile/1.0/board/" + board.id() + "/configuration";
        json.put("self", shapes.self(path));
        json.putObject("filter").put("id", Long.toString(10_000 + board.id()));
        ObjectNode columns = json.putObject("columnConfig");
        ArrayNode list = columns.putArray("columns");
        for (Status status : site.catalog().statuses()) {
            ObjectNode column = list.addObject().put("name", status.name());
            column.putArray("statuses").addObject().put("id", Long.toString(status.id()));
        }
        columns.put("constraintType", "none");
        if (board.hasSprints()) {
            String points = site.fields().pointsOf(site.project(board.project()));
            ObjectNode estimation = json.putObject("estimation").put("type", "field");
            estimation.putObject("field").put("fieldId", points).put("displayName", "Points");
        }
        json.putObject("ranking").put("rankCustomFieldId", rankField());
        return json;
    }

    private long rankField() {
        return Long.parseLong(site.fields().rank().substring("customfield_".length()));
    }

    private Answer sprints(Call call) {
        Optional<Board> board = find(call);
        if (board.isEmpty()) {
            return noBoard();
        }
        if (!board.get().hasSprints()) {
            return Answer.error(400, "The board does not support sprints");
        }
        List<String> states = call.list("state");
        List<ObjectNode> rows =
                site.sprints().stream()
                        .filter(sprint -> sprint.board() == board.get().id())
                        .filter(sprint ->
                                states.isEmpty() || states.contains(sprint.state().label()))
                        .map(sprint -> shapes.sprint(sprint, RestApi.zone(site, call)))
                        .toList();
        return Answer.ok(Pages.values(call, rows, PAGE));
    }

    private Answer sprint(Call call) {
        return sprint(site, call)
                .map(sprint -> Answer.ok(shapes.sprint(sprint, RestApi.zone(site, call))))
                .orElseGet(() ->
                        Answer.error(
                                404,
                                "Sprint does not exist or you do not have permission to view"
                                        + " it."));
    }

    /// The sprint that a path names, where the caller sees its board.
    static Optional<Sprint> sprint(Site site, Call call) {
        return Keys.id(call.part(0))
                .flatMap(site::sprint)
                .filter(sprint ->
                        new AgileApi(site)
                                .visible(call)
                                .anyMatch(board -> board.id() == sprint.board()));
    }
}
