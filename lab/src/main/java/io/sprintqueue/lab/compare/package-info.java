/// Runs this product and the design that it replaces in turns on one machine, and computes ratios.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.compare;
