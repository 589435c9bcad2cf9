/// Functions in separate processes, to see how long they take, and what they are given.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.functions;
