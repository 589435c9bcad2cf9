/// Functions in separate processes, as Lambda runs them: a Runtime API for each process, and the
/// AWS Lambda Runtime Interface Client on its other side.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.runtime;
