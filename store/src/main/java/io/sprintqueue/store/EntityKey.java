package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;

/// Names the state of one entity of one site.
public record EntityKey(Site site, Entity entity) {}
