/// What a Jira is set up with: the mapping of its fields, and the webhook.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.jira.setup;
