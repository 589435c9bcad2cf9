/// What template.yaml and the documents about it promise, compared with the code.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.conventions.deployment;
