/// What happened in a sprint: the rows that issues' events leave, and the report that they add up
/// to.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.story;
