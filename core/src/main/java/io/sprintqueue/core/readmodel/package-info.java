/// Merged states as readers see them: items, sprints, projects.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.readmodel;
