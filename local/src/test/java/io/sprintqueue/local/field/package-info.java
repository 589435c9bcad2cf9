/// Situations that users of Jira's webhooks meet: which bodies come, and what must be so after
/// them.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.field;
