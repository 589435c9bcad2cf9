/// When a failed event is retried, and when it no longer is.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.retry;
