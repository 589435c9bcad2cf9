package io.sprintqueue.core.outcome;

import java.time.Instant;

/// Asks for an issue to be read in full.
///
/// @param since when Jira said something of it; nothing is to be read if it is held as it was
///     since then
public record FetchRequest(String issueId, Instant since) {}
