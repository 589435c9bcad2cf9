/// Functions in processes of their own, to see how long they take, and what they are given.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.functions;
