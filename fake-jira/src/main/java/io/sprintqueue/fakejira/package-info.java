/// A stateful Jira without a clock, without chance and without sockets of its own.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira;
