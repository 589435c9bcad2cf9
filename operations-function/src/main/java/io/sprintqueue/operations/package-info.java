/// The operations function: answers requests of operators and tools as JSON.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.operations;
