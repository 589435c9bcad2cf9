package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

/// Who reads.
///
/// @param id the account's id in the Cloud, its key or name elsewhere
/// @param locale in which Jira names statuses and fields to it
public record Account(String id, @Nullable String locale) {}
