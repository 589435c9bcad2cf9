/// When an event that failed is tried again, and when it no longer is.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.retry;
