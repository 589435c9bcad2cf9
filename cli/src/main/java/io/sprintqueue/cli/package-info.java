/// The `sprintqueue` command.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.cli;
