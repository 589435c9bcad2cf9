package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One Jira, as sync asks it. Every method fails with a [JiraException] and no other.
///
/// Lists come from Jira's search, which lags behind: seconds mostly, hours at worst. What is asked
/// by its id does not.
public interface JiraSite extends AutoCloseable {
    ServerInfo server();

    Account account();

    /// The ids of all fields that the account sees.
    Set<String> fieldIds();

    /// The issues of a project, in an order that a change does not disturb.
    ///
    /// @param next where to go on, as the part before said; absent for the first one
    Reading<IssueIds> issuesOf(String projectId, @Nullable String next);

    /// The issues that were updated at that time or later, each with its time, in an order that a
    /// change does not disturb.
    ///
    /// @param projectKeys in which projects; all that the account sees where there are none
    Reading<IssueIds> updatedSince(
            Instant since, Collection<String> projectKeys, @Nullable String next);

    /// The issues of a sprint, sub-tasks too, in the order of their ranks.
    Reading<IssueIds> issuesInSprint(String sprintId, @Nullable String next);

    /// Issues by their ids, with the fields that are named and no others.
    ///
    /// @param ids at most [#ISSUES_MAX]
    Reading<FoundIssues> issues(Collection<String> ids, Set<String> fields);

    /// One issue by its id; nothing where it is deleted or not to be seen.
    Reading<Optional<JsonNode>> issue(String id, Set<String> fields);

    /// The ids of all boards that the account sees.
    List<String> boardIds();

    /// The sprints of a board in these states; none where the board has no sprints.
    Reading<List<JsonNode>> sprints(String boardId, Set<SprintState> states);

    /// One sprint by its id; nothing where it is deleted or not to be seen.
    Reading<Optional<JsonNode>> sprint(String id);

    /// All projects that the account sees, of whatever lifecycle.
    Reading<List<ListedProject>> projects();

    @Override
    void close();

    /// No more issues are asked for by their ids at once.
    int ISSUES_MAX = 100;
}
