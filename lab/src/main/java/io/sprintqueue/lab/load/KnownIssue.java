package io.sprintqueue.lab.load;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// An issue as Jira has it.
///
/// @param previousKeys those it had before it moved
public record KnownIssue(
        Site site,
        String id,
        String key,
        Set<String> previousKeys,
        String summary,
        String status,
        String priority,
        @Nullable String sprintId,
        String rank,
        boolean deleted) {
    public KnownIssue {
        previousKeys = Set.copyOf(previousKeys);
    }
}
