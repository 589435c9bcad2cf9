/// Experiments on the pipeline, and how they tell of their progress.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab;
