/// What is counted and measured of the pipeline, and the names it goes by.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.statistics;
