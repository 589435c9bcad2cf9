/// What a Jira holds: projects, boards, sprints, issues, people, and how each came to be.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.site;
