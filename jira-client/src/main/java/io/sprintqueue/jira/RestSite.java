package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.time.JiraTime;
import io.sprintqueue.jira.JiraException.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What Cloud and Data Center answer alike.
abstract class RestSite implements JiraSite {
    private static final int PAGE = 50;
    private static final int PAGES_MAX = 400;

    private final JiraRest rest;
    private final ServerInfo server;

    RestSite(JiraRest rest, ServerInfo server) {
        this.rest = rest;
        this.server = server;
    }

    final JiraRest rest() {
        return rest;
    }

    @Override
    public final ServerInfo server() {
        return server;
    }

    @Override
    public final Account account() {
        JsonNode me = rest.get("/rest/api/2/myself", Map.of()).value();
        for (String name : List.of("accountId", "key", "name")) {
            String id = me.path(name).asText();
            if (!id.isBlank()) {
                return new Account(id, me.path("locale").textValue());
            }
        }
        throw new JiraException(Kind.CREDENTIALS, "GET /rest/api/2/myself: it names no account");
    }

    @Override
    public Set<String> fieldIds() {
        var ids = new HashSet<String>();
        for (JsonNode field : rest.get("/rest/api/2/field", Map.of()).value()) {
            ids.add(field.path("id").asText());
        }
        return ids;
    }

    @Override
    public final Reading<Optional<JsonNode>> issue(String id, Set<String> fields) {
        String path = "/rest/api/2/issue/" + checked(id);
        return rest.findShown(path, Map.of("fields", String.join(",", fields)))
                .map(found -> found.filter(issue -> issue.path("id").asText().equals(id)));
    }

    @Override
    public final List<String> boardIds() {
        return pages("/rest/agile/1.0/board", Map.of()).value().stream()
                .map(board -> board.path("id").asText())
                .toList();
    }

    /// A board without sprints answers 400.
    @Override
    public final Reading<List<JsonNode>> sprints(String boardId, Set<SprintState> states) {
        String listed =
                states.stream().map(SprintState::label).sorted().collect(Collectors.joining(","));
        try {
            return pages(
                    "/rest/agile/1.0/board/" + checked(boardId) + "/sprint",
                    Map.of("state", listed));
        } catch (JiraException refused) {
            if (refused.kind() == Kind.REFUSED) {
                return new Reading<>(List.of(), Instant.EPOCH);
            }
            throw refused;
        }
    }

    @Override
    public final Reading<Optional<JsonNode>> sprint(String id) {
        return rest.find("/rest/agile/1.0/sprint/" + checked(id), Map.of());
    }

    @Override
    public final void close() {
        rest.close();
    }

    /// All of a list that comes in pages by offset, read at the time of its first page.
    final Reading<List<JsonNode>> pages(String path, Map<String, String> query) {
        var all = new ArrayList<JsonNode>();
        Instant readAt = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            var asked = new HashMap<>(query);
            asked.put("startAt", Integer.toString(all.size()));
            asked.put("maxResults", Integer.toString(PAGE));
            Reading<JsonNode> answer = rest.get(path, asked);
            readAt = readAt == null ? answer.at() : readAt;
            JsonNode values = answer.value().path("values");
            values.forEach(all::add);
            if (values.isEmpty() || answer.value().path("isLast").asBoolean()) {
                return new Reading<>(all, readAt);
            }
        }
        throw new JiraException(Kind.UNEXPECTED, "GET " + path + ": the list does not end");
    }

    /// An id that may stand in an address or a query: it can be nothing but an id.
    static String checked(String id) {
        if (!Entity.isId(id)) {
            throw new IllegalArgumentException("no id of Jira's");
        }
        return id;
    }

    /// Project keys as a clause of a query; a key is quoted, since some are words of the language.
    static String inProjects(Collection<String> keys) {
        return keys.isEmpty()
                ? ""
                : "project in ("
                        + String.join(
                                ",", keys.stream().map(key -> "\"" + checked(key) + "\"").toList())
                        + ") AND ";
    }

    static IssueIds.Listed listed(JsonNode issue) {
        String id = issue.path("id").asText();
        if (!Entity.isId(id)) {
            throw new JiraException(Kind.UNEXPECTED, "an issue has no id");
        }
        String updated = issue.path("fields").path("updated").asText();
        return new IssueIds.Listed(id, JiraTime.instant(updated).orElse(null));
    }

    static FoundIssues found(JsonNode issues) {
        var byId = new HashMap<String, JsonNode>();
        for (JsonNode issue : issues) {
            byId.put(listed(issue).id(), issue);
        }
        return new FoundIssues(byId);
    }

    static ObjectNode question() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.stream().sorted().forEach(array::add);
        return array;
    }
}
