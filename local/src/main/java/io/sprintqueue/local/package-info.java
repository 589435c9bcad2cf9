/// The pipeline on one machine: what API Gateway, Lambda and its event source mappings do.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local;
