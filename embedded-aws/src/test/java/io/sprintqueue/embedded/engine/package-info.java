/// What the engines answer beyond what the SDK's clients send today.
@org.jspecify.annotations.NullMarked
package io.sprintqueue.embedded.engine;
