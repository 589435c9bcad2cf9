package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.time.JiraTime;
import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.FoundIssues;
import io.sprintqueue.jira.IssueIds;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.jira.ListedProject;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.jira.ServerInfo;
import io.sprintqueue.jira.SprintState;
import io.sprintqueue.store.sync.JobState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A Jira that is a few maps. What is not in the index is not listed, though it may be had by its
/// id.
final class ModelJira implements JiraSite {
    int pageSize = 3;

    final Map<String, ObjectNode> issues = new TreeMap<>();
    final Set<String> unindexed = new HashSet<>();
    final Set<String> hidden = new HashSet<>();
    final Set<String> archived = new HashSet<>();

    /// Issues whose reading fails, and that of all that are asked for with them.
    final Set<String> broken = new HashSet<>();

    Kind brokenKind = Kind.UNEXPECTED;

    final Map<String, ListedProject> projects = new TreeMap<>();
    final Map<String, ObjectNode> sprints = new TreeMap<>();
    final Set<String> fields =
            new HashSet<>(ConfigurationReader.defaults().of(Site.DEFAULT).fields().jiraFields());
    List<String> boards = List.of("1");
    String account = "reader";
    @Nullable String locale = "en_US";
    Instant now;
    @Nullable Kind failing;
    int failAfter = Integer.MAX_VALUE;
    final List<String> calls = new ArrayList<>();
    Runnable onCall = () -> {};

    ModelJira(Instant now) {
        this.now = now;
        project("3", "ORBIT", "live");
    }

    void project(String id, String key, String lifecycle) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", id).put("name", "Project " + key);
        projects.put(id, new ListedProject(id, key, lifecycle, json));
    }

    /// Creates an issue, or changes it.
    void put(String id, String summary) {
        ObjectNode json =
                issues.computeIfAbsent(
                        id,
                        _ ->
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("id", id)
                                        .put("key", "ORBIT-" + id));
        ObjectNode values = json.withObject("/fields");
        values.put("summary", summary).put("updated", now.toString());
        values.putObject("project").put("id", "3").put("key", "ORBIT");
        ObjectNode status = values.putObject("status").put("name", "Open");
        status.putObject("statusCategory").put("key", "new");
    }

    void sprint(String id, String state, String... members) {
        sprints.put(
                id,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", Integer.parseInt(id))
                        .put("name", "Sprint " + id)
                        .put("goal", "")
                        .put("state", state));
        for (int place = 0; place < members.length; place++) {
            ObjectNode values = fieldsOf(members[place]);
            values.putArray("customfield_10020")
                    .addObject()
                    .put("id", Integer.parseInt(id))
                    .put("state", state);
            values.put("customfield_10019", "0|" + (char) ('a' + place) + ":");
        }
    }

    ObjectNode fieldsOf(String id) {
        return issue(id).withObject("/fields");
    }

    ObjectNode issue(String id) {
        return issues.getOrDefault(id, JobState.empty());
    }

    private void call(String what) {
        calls.add(what);
        onCall.run();
        if (failing != null && calls.size() > failAfter) {
            throw new JiraException(failing, what + " failed, as the test wants it");
        }
    }

    private boolean isListed(String id) {
        return issues.containsKey(id)
                && !hidden.contains(id)
                && !archived.contains(id)
                && !unindexed.contains(id);
    }

    private <T> Reading<T> read(T value) {
        return new Reading<>(value, now);
    }

    @Override
    public ServerInfo server() {
        return new ServerInfo(ServerInfo.Deployment.CLOUD, "1", "en_US");
    }

    @Override
    public Account account() {
        call("account");
        return new Account(account, locale);
    }

    @Override
    public Set<String> fieldIds() {
        return Set.copyOf(fields);
    }

    @Override
    public Reading<IssueIds> issuesOf(String projectId, @Nullable String next) {
        call("issuesOf " + projectId + " " + next);
        if (projects.values().stream().noneMatch(each -> isLive(projectId, each))) {
            throw new JiraException(Kind.REFUSED, "the project cannot be searched");
        }
        return page(next, id -> fieldsOf(id).path("project").path("id").asText().equals(projectId));
    }

    private static boolean isLive(String projectId, ListedProject project) {
        return project.id().equals(projectId) && project.lifecycle().equals("live");
    }

    @Override
    public Reading<IssueIds> updatedSince(
            Instant since, Collection<String> projectKeys, @Nullable String next) {
        call("updatedSince " + since);
        if (!live().containsAll(projectKeys)) {
            throw new JiraException(Kind.REFUSED, "there is no such project");
        }
        return page(next, id -> isIn(projectKeys, id) && !updated(id).orElse(now).isBefore(since));
    }

    private Set<String> live() {
        return projects.values().stream()
                .filter(project -> isLive(project.id(), project))
                .map(ListedProject::key)
                .collect(Collectors.toSet());
    }

    private boolean isIn(Collection<String> projectKeys, String id) {
        String key = fieldsOf(id).path("project").path("key").asText();
        return projectKeys.isEmpty() || projectKeys.contains(key);
    }

    private Optional<Instant> updated(String id) {
        return JiraTime.instant(fieldsOf(id).path("updated").asText());
    }

    private Reading<IssueIds> page(@Nullable String next, Predicate<String> wanted) {
        List<String> all = issues.keySet().stream().filter(this::isListed).filter(wanted).toList();
        int from = next == null ? 0 : Integer.parseInt(next);
        List<IssueIds.Listed> page =
                all.stream()
                        .skip(from)
                        .limit(pageSize)
                        .map(id -> new IssueIds.Listed(id, updated(id).orElse(null)))
                        .toList();
        int end = from + page.size();
        return read(new IssueIds(page, end < all.size() ? Integer.toString(end) : null));
    }

    @Override
    public Reading<IssueIds> issuesInSprint(String sprintId, @Nullable String next) {
        call("issuesInSprint " + sprintId);
        if (!sprints.containsKey(sprintId)) {
            throw new JiraException(Kind.REFUSED, "there is no such sprint");
        }
        List<IssueIds.Listed> members =
                issues.keySet().stream()
                        .filter(this::isListed)
                        .filter(id -> isIn(sprintId, id))
                        .sorted((one, other) -> rank(one).compareTo(rank(other)))
                        .map(id -> new IssueIds.Listed(id, null))
                        .toList();
        return read(new IssueIds(members, null));
    }

    private boolean isIn(String sprintId, String id) {
        JsonNode sprint = fieldsOf(id).path("customfield_10020").path(0);
        return sprint.path("id").asText().equals(sprintId)
                && !sprint.path("state").asText().equals("closed");
    }

    private String rank(String id) {
        return fieldsOf(id).path("customfield_10019").asText();
    }

    @Override
    public Reading<FoundIssues> issues(Collection<String> ids, Set<String> asked) {
        call("issues " + ids);
        ids.forEach(this::checkWhole);
        var found = new HashMap<String, JsonNode>();
        ids.forEach(id -> shown(id, asked).ifPresent(json -> found.put(id, json)));
        return read(new FoundIssues(found));
    }

    @Override
    public Reading<Optional<JsonNode>> issue(String id, Set<String> asked) {
        call("issue " + id);
        checkWhole(id);
        return read(shown(id, asked));
    }

    private void checkWhole(String id) {
        if (broken.contains(id)) {
            throw new JiraException(brokenKind, "the answer is no JSON");
        }
    }

    private Optional<JsonNode> shown(String id, Set<String> asked) {
        if (!issues.containsKey(id) || hidden.contains(id)) {
            return Optional.empty();
        }
        ObjectNode json = issue(id).deepCopy();
        json.withObject("/fields").retain(asked);
        return Optional.of(json);
    }

    @Override
    public List<String> boardIds() {
        call("boardIds");
        return boards;
    }

    @Override
    public Reading<List<JsonNode>> sprints(String boardId, Set<SprintState> states) {
        call("sprints");
        Set<String> labels = states.stream().map(SprintState::label).collect(Collectors.toSet());
        return read(
                sprints.values().stream()
                        .filter(sprint -> labels.contains(sprint.path("state").asText()))
                        .map(JsonNode.class::cast)
                        .toList());
    }

    @Override
    public Reading<Optional<JsonNode>> sprint(String id) {
        call("sprint " + id);
        return read(Optional.ofNullable(sprints.get(id)));
    }

    @Override
    public Reading<List<ListedProject>> projects() {
        call("projects");
        return read(List.copyOf(projects.values()));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
