/// Holds what the operations API answers against its document.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.testing.openapi;
