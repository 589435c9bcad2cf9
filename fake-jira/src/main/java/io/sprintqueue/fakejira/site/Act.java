package io.sprintqueue.fakejira.site;

import java.time.Instant;

/// When something is done, and who does it.
public record Act(Instant at, Person by) {}
