/// AWS on one machine: real engines in this JVM, provisioned by reading `template.yaml`.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded;
