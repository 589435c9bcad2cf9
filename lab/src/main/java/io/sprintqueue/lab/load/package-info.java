/// Load as Jira would send it: bodies with known outcomes, their delivery with retries, and the
/// results.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.load;
