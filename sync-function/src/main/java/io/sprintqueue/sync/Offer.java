package io.sprintqueue.sync;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;

/// A body that was made of a reading, and what it is about.
record Offer(Entity entity, Body body) {}
