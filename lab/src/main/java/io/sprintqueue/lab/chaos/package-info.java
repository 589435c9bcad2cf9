/// The pipeline under load while processes are killed and the network fails, and the audit after.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.chaos;
