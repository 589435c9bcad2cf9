/// Jira's events as sealed types, and the parser, which alone may call a body unreadable.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.event;
