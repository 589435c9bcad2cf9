/// What Jira sends, and how it is verified, named and routed.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.delivery;
