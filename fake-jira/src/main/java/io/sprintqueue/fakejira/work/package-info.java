/// What people do in a Jira, drawn from a seed.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.work;
