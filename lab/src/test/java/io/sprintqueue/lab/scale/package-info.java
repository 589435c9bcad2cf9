/// A model of queues, to see what a storm does to them without one.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.scale;
