/// JSON read within bounds.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.core.json;
