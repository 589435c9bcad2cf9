package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.jira.JiraException.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Jira Cloud: lists go on by a token, and issues are fetched a hundred at once.
final class CloudSite extends RestSite {
    private static final String SEARCH = "/rest/api/2/search/jql";

    /// The Cloud gives so many only where nothing but ids is asked for, and fewer elsewhere.
    private static final int IDS_MAX = 5_000;

    private static final List<String> LIFECYCLES = List.of("live", "archived", "deleted");

    CloudSite(JiraRest rest, ServerInfo server) {
        super(rest, server);
    }

    /// Two lists of fields differ slightly, so both are asked.
    @Override
    public Set<String> fieldIds() {
        Set<String> ids = super.fieldIds();
        pages("/rest/api/2/field/search", Map.of())
                .value()
                .forEach(field -> ids.add(field.path("id").asText()));
        return ids;
    }

    @Override
    public Reading<IssueIds> issuesOf(String projectId, @Nullable String next) {
        return search("project = " + checked(projectId) + " ORDER BY created, key", "id", next);
    }

    @Override
    public Reading<IssueIds> updatedSince(
            Instant since, Collection<String> projectKeys, @Nullable String next) {
        String query =
                inProjects(projectKeys)
                        + "updated >= "
                        + since.toEpochMilli()
                        + " ORDER BY created, key";
        return search(query, "updated", next);
    }

    @Override
    public Reading<IssueIds> issuesInSprint(String sprintId, @Nullable String next) {
        return search("sprint = " + checked(sprintId) + " ORDER BY Rank", "id", next);
    }

    private Reading<IssueIds> search(String query, String field, @Nullable String next) {
        ObjectNode question = question().put("jql", query).put("maxResults", IDS_MAX);
        question.set("fields", texts(Set.of(field)));
        if (next != null) {
            question.put("nextPageToken", next);
        }
        return rest().ask(SEARCH, question).map(answer -> page(answer, next));
    }

    private static IssueIds page(JsonNode answer, @Nullable String asked) {
        String next = answer.path("nextPageToken").textValue();
        if (next != null && next.equals(asked)) {
            throw new JiraException(Kind.UNEXPECTED, "POST " + SEARCH + ": the list does not move");
        }
        var issues = new ArrayList<IssueIds.Listed>();
        answer.path("issues").forEach(issue -> issues.add(listed(issue)));
        return new IssueIds(issues, answer.path("isLast").asBoolean() ? null : next);
    }

    @Override
    public Reading<FoundIssues> issues(Collection<String> ids, Set<String> fields) {
        ObjectNode question = question();
        question.set("issueIdsOrKeys", texts(ids.stream().map(RestSite::checked).toList()));
        question.set("fields", texts(fields));
        return rest().ask("/rest/api/2/issue/bulkfetch", question)
                .map(answer -> found(answer.path("issues")));
    }

    @Override
    public Reading<List<ListedProject>> projects() {
        var all = new ArrayList<ListedProject>();
        Instant readAt = Instant.MAX;
        for (String status : LIFECYCLES) {
            Reading<List<JsonNode>> list =
                    pages("/rest/api/2/project/search", Map.of("status", status));
            readAt = list.at().isBefore(readAt) ? list.at() : readAt;
            String lifecycle = status.equals("deleted") ? "trashed" : status;
            for (JsonNode project : list.value()) {
                String id = project.path("id").asText();
                if (Entity.isId(id)) {
                    all.add(
                            new ListedProject(
                                    id, project.path("key").asText(), lifecycle, project));
                }
            }
        }
        return new Reading<>(all, readAt);
    }
}
