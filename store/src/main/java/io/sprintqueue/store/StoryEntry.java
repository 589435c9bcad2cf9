package io.sprintqueue.store;

import io.sprintqueue.core.story.StoryRow;

import java.time.Instant;

/// A row in the story of a sprint.
///
/// @param expiresAt when it may be forgotten
public record StoryEntry(String sprintId, StoryRow row, Instant expiresAt) {}
