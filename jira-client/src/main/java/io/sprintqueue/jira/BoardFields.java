package io.sprintqueue.jira;

import java.util.Optional;

/// The fields that a board is configured with: no other reading decides what they mean.
///
/// @param rank orders its issues
/// @param estimation its issues are estimated in; absent where it counts issues or hours
public record BoardFields(JiraBoard board, Optional<String> rank, Optional<String> estimation) {}
