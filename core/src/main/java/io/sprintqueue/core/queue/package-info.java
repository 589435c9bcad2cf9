/// What the merged states look like to a reader: items, sprints, projects.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.queue;
