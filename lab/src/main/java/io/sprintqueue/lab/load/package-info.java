/// Load as Jira would make it: bodies of which the end is known, their delivery with retries, and
/// what became of them.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.load;
