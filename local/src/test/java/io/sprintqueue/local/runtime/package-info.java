/// Tests of functions in separate processes.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.runtime;
