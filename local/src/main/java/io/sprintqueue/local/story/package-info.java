/// The sample events, told as if they had just happened.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.local.story;
