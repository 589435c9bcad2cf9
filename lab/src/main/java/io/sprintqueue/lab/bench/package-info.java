/// Measures what a delivery costs: the hot paths under JMH, beside the least that they could cost.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.bench;
