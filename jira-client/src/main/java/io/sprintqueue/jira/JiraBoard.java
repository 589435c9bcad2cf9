package io.sprintqueue.jira;

/// A board.
///
/// @param kind `scrum`, `kanban` or `simple`
public record JiraBoard(String id, String name, String kind) {
    /// Whether it may have sprints; a board of a team-managed project need not.
    public boolean mayHaveSprints() {
        return !kind.equals("kanban");
    }
}
