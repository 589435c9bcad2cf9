/// Runs this product and the design that it replaces by turns on one machine, and says the ratios.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.compare;
