/// Asks Jira, compares what it says with what is held, and sends what differs.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.sync;
