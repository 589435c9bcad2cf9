/// Asks a Jira, Cloud or Data Center. Nothing here changes anything in it.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.jira;
