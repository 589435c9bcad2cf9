package io.sprintqueue.fakejira.site;

/// A step of the workflow.
public record Status(long id, String name, Category category) {}
