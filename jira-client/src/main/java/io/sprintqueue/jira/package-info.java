/// Asks a Jira, Cloud or Data Center. Only an administrator's side changes anything in it: a webhook.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.jira;
