/// The pages as values: what stands where, before any markup.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.console.view;
