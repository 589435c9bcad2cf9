/// Measures what a delivery costs: the hot paths under JMH, next to the least they could cost.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.bench;
