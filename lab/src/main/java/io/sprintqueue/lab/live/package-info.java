/// A fake Jira in which people work, and the pipeline that keeps a copy of it right.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.lab.live;
