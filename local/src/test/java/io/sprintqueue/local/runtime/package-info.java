/// Tests of functions in processes of their own.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.runtime;
