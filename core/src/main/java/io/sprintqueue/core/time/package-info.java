/// The forms in which Jira writes a time.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.time;
