package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Jira Data Center: lists go on by offset, so they are walked by the time of creation, which never
/// changes. Ids are no order there, and an order by `updated` moves rows between two pages.
final class DataCenterSite extends RestSite {
    private static final String SEARCH = "/rest/api/2/search";

    /// More than this is cut by the default of `jira.search.views.default.max`.
    private static final int ROWS_MAX = 1_000;

    DataCenterSite(JiraRest rest, ServerInfo server) {
        super(rest, server);
    }

    @Override
    public Reading<IssueIds> issuesOf(String projectId, @Nullable String next) {
        return walk("project = " + checked(projectId) + " AND ", next);
    }

    @Override
    public Reading<IssueIds> updatedSince(
            Instant since, Collection<String> projectKeys, @Nullable String next) {
        return walk(inProjects(projectKeys) + "updated >= " + since.toEpochMilli() + " AND ", next);
    }

    private Reading<IssueIds> walk(String filter, @Nullable String next) {
        CreationCursor cursor = CreationCursor.of(next);
        String query = filter + "created >= " + cursor.created() + " ORDER BY created, key";
        return search(query, cursor.offset(), Set.of("created", "updated"))
                .map(answer -> {
                    List<JsonNode> rows = rows(answer);
                    boolean more = cursor.offset() + rows.size() < answer.path("total").asInt();
                    return new IssueIds(
                            rows.stream().map(RestSite::listed).toList(),
                            more && !rows.isEmpty()
                                    ? cursor.after(rows.size(), created(rows)).toString()
                                    : null);
                });
    }

    private static Optional<Long> created(List<JsonNode> rows) {
        return JiraTime.millis(rows.getLast().path("fields").path("created").asText());
    }

    /// In rank order there is nothing to walk by, and a sprint is small: by offset.
    @Override
    public Reading<IssueIds> issuesInSprint(String sprintId, @Nullable String next) {
        int offset = next == null ? 0 : Integer.parseInt(next);
        String query = "sprint = " + checked(sprintId) + " ORDER BY Rank";
        return search(query, offset, Set.of("updated"))
                .map(answer -> {
                    List<JsonNode> rows = rows(answer);
                    int end = offset + rows.size();
                    boolean more = !rows.isEmpty() && end < answer.path("total").asInt();
                    return new IssueIds(
                            rows.stream().map(RestSite::listed).toList(),
                            more ? Integer.toString(end) : null);
                });
    }

    /// Without the validation, one id that is gone would be a refusal of all.
    @Override
    public Reading<FoundIssues> issues(Collection<String> ids, Set<String> fields) {
        String query =
                "id in (" + String.join(",", ids.stream().map(RestSite::checked).toList()) + ")";
        return search(query, 0, fields).map(answer -> found(answer.path("issues")));
    }

    private Reading<JsonNode> search(String query, int offset, Set<String> fields) {
        ObjectNode question =
                question()
                        .put("jql", query)
                        .put("startAt", offset)
                        .put("maxResults", ROWS_MAX)
                        .put("validateQuery", false);
        question.set("fields", texts(fields));
        return rest().ask(SEARCH, question);
    }

    private static List<JsonNode> rows(JsonNode answer) {
        var rows = new ArrayList<JsonNode>();
        answer.path("issues").forEach(rows::add);
        return rows;
    }

    @Override
    public Reading<List<ListedProject>> projects() {
        return rest().get("/rest/api/2/project", Map.of("includeArchived", "true"))
                .map(list -> {
                    var all = new ArrayList<ListedProject>();
                    for (JsonNode project : list) {
                        String id = project.path("id").asText();
                        if (Entity.isId(id)) {
                            boolean archived = project.path("archived").asBoolean();
                            all.add(
                                    new ListedProject(
                                            id,
                                            project.path("key").asText(),
                                            archived ? "archived" : "live",
                                            project));
                        }
                    }
                    return List.copyOf(all);
                });
    }
}
