/// Finds what is wrong between a Jira and us: reads facts, then judges them.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.jira.doctor;
