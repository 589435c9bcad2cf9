/// Asks a Jira, Cloud or Data Center. Only the side of an administrator changes anything in it: its
/// webhooks.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.jira;
