/// The sample events, moved so that the last one happens now.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.story;
