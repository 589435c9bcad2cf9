/// What the console shows, read from the answers of the operations API.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.console.data;
