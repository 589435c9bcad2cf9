/// The provisioning, tried on the real template and on wrong ones.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded;
