/// What template.yaml and the documents about it promise, held against the code.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.conventions.deployment;
