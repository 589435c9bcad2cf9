/// The clients of the webhook and of the operations API.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.client;
