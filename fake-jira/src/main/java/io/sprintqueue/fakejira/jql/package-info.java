/// The part of JQL that clients ask with, read and applied to issues.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.fakejira.jql;
