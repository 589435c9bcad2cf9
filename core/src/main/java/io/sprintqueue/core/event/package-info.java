/// Jira's events as closed types, and the parser that alone may call a body unreadable.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.event;
