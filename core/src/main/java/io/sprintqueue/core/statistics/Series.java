package io.sprintqueue.core.statistics;

import io.sprintqueue.core.delivery.Lane;

/// What is measured, and of which lane.
public record Series(Measure measure, Lane lane) {}
