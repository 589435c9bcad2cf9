/// How an event ends.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.outcome;
