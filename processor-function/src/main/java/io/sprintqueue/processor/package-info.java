/// The processor function: a batch of a lane becomes settled events.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.processor;
