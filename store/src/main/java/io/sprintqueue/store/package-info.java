/// The queue table, and the two ports to it: one to apply events, one to read.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.store;
