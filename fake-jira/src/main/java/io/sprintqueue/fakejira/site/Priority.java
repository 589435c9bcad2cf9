package io.sprintqueue.fakejira.site;

/// How urgent an issue is.
public record Priority(long id, String name) {}
