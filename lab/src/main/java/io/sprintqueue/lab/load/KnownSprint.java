package io.sprintqueue.lab.load;

import io.sprintqueue.core.delivery.Site;

/// A sprint as Jira has it.
public record KnownSprint(Site site, String id, String name, String goal) {}
