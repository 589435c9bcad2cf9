/// The operations function: what operators and tools ask, answered as JSON.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.operations;
